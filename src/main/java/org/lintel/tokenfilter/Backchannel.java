package org.lintel.tokenfilter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.json.JsonObject;

/** Talks to the authority: within a time, up to a size, without following redirects. */
final class Backchannel {

    private static final int LARGEST_ANSWER = 512 * 1024;

    private final HttpClient http;
    private final Duration timeout;

    Backchannel(Duration timeout) {
        this.timeout = timeout;
        this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER).build();
    }

    /** @throws AuthorityUnavailable unless the answer is 200 with a JSON object */
    JsonObject get(URI address) {
        return json(HttpRequest.newBuilder(address).header("Accept", "application/json").GET().build());
    }

    /** @throws AuthorityUnavailable unless the answer is 200 with a JSON object */
    JsonObject post(URI address, String form, String authorization) {
        return json(HttpRequest.newBuilder(address).header("Accept", "application/json").header("Authorization", authorization)
                .header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(form)).build());
    }

    private JsonObject json(HttpRequest request) {
        HttpResponse<byte[]> answer = send(request, true);
        if (answer.statusCode() == 401) {
            throw new AuthorityUnavailable(request.uri() + " refuses the client id and the client secret of this API");
        }
        if (answer.statusCode() != 200) {
            throw new AuthorityUnavailable(request.uri() + " answers " + answer.statusCode());
        }
        return Json.object(answer.body())
                .orElseThrow(() -> new AuthorityUnavailable(request.uri() + " does not answer with a JSON object"));
    }

    /**
     * The client's own time limits end with the headers of the answer; this one covers all of it.
     *
     * @param again whether a lost connection is tried once more: a server may close one that was kept just when it is used
     */
    private HttpResponse<byte[]> send(HttpRequest request, boolean again) {
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request, headers -> new LimitedBody());
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (again && e.getCause() instanceof IOException && !(e.getCause() instanceof ConnectException)) {
                return send(request, false);
            }
            throw new AuthorityUnavailable(request.uri() + " does not answer: " + e.getCause());
        } catch (TimeoutException e) {
            throw new AuthorityUnavailable(request.uri() + " has not answered within " + timeout);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AuthorityUnavailable("Interrupted while asking " + request.uri());
        } finally {
            answer.cancel(true);
        }
    }

    private static final class LimitedBody implements HttpResponse.BodySubscriber<byte[]> {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final CompletableFuture<byte[]> body = new CompletableFuture<>();
        private Flow.Subscription subscription;

        @Override
        public CompletionStage<byte[]> getBody() {
            return body;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            this.subscription = subscription;
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            for (ByteBuffer buffer : buffers) {
                if (bytes.size() + buffer.remaining() > LARGEST_ANSWER) {
                    subscription.cancel();
                    body.completeExceptionally(new IOException("the answer is larger than " + LARGEST_ANSWER + " bytes"));
                    return;
                }
                byte[] chunk = new byte[buffer.remaining()];
                buffer.get(chunk);
                bytes.writeBytes(chunk);
            }
        }

        @Override
        public void onError(Throwable problem) {
            body.completeExceptionally(problem);
        }

        @Override
        public void onComplete() {
            body.complete(bytes.toByteArray());
        }
    }
}

package org.lintel.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;

/** A web application that only says that the user is back: where a real browser can be sent. It is there as long as this JVM is. */
public final class Landing {

    private static final HttpServer SERVER = start();

    private Landing() {
    }

    /** Without a slash at the end. For a browser it is the same site as a server on localhost, but another origin. */
    public static String origin() {
        return "http://localhost:" + SERVER.getAddress().getPort();
    }

    /** Answers this path with this page. */
    public static void page(String path, String html) {
        SERVER.createContext(path, exchange -> answer(exchange, html));
    }

    /** Lets a program answer this path. */
    public static void program(String path, HttpHandler program) {
        SERVER.createContext(path, program);
    }

    private static HttpServer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> answer(exchange, "<p>You are back."));
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange, String html) throws IOException {
        try (exchange) {
            byte[] page = ("<!DOCTYPE html><html lang=en><title>Landing</title><link rel=icon href=data:,>" + html)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        }
    }
}

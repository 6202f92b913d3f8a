package org.lintel.admin;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.faces.context.FacesContext;
import jakarta.json.JsonException;
import jakarta.servlet.http.HttpServletRequest;

import org.lintel.json.JsonText;
import org.lintel.manage.ManagementException;

/** What the browser asks of a page of the console. The request is that of Faces: what CDI injects has lost its form. */
final class Asked {

    private final HttpServletRequest http;

    private Asked(HttpServletRequest http) {
        this.http = http;
    }

    static Asked now() {
        return new Asked((HttpServletRequest) FacesContext.getCurrentInstance().getExternalContext().getRequest());
    }

    boolean isForm() {
        return "POST".equals(http.getMethod());
    }

    /** Below the context path. */
    String path() {
        return http.getServletPath();
    }

    /** What is looked at: the path with its query as it came. */
    String address() {
        return http.getQueryString() == null ? path() : path() + "?" + http.getQueryString();
    }

    /** The value of the parameter without the blanks around it; absent if nothing is left. */
    Optional<String> text(String name) {
        return Optional.ofNullable(http.getParameter(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** All values of the parameter. */
    List<String> texts(String name) {
        return Optional.ofNullable(http.getParameterValues(name)).map(Arrays::asList).orElse(List.of());
    }

    /** The version of what the form was made of; none that there can be, if it does not say so. */
    long version() {
        return text("version").filter(text -> text.matches("[0-9]{1,18}")).map(Long::parseLong).orElse(-1L);
    }

    /**
     * What the form was made of, as it was then.
     *
     * @throws ManagementException if the form does not say so
     */
    Map<String, Object> seen(Wording wording) {
        try {
            return JsonText.plain(JsonText.read(text("seen").orElse("")));
        } catch (JsonException | ArithmeticException e) {
            throw new ManagementException(ManagementException.Reason.INVALID, wording.of("incomplete"));
        }
    }

    Map<String, String[]> all() {
        return http.getParameterMap();
    }
}

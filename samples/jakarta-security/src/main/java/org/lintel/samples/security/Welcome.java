package org.lintel.samples.security;

import java.io.IOException;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** For everybody. */
@WebServlet("")
public class Welcome extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        String who = request.getUserPrincipal() == null ? "nobody" : request.getUserPrincipal().getName();
        response.getWriter()
                .print("<!DOCTYPE html><html lang=en><title>Jakarta Security</title><link rel=icon href=data:,><p id=who>" + escaped(who));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}

package dev.milepost.analytics.chart;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The answer that a picture is: with a tag of what it shows, and nothing in it that a browser would run. */
final class Picture {
    private static final int TAG = 16;

    private Picture() {}

    static Response answer(String svg, Request request) {
        byte[] bytes = svg.getBytes(StandardCharsets.UTF_8);
        EntityTag tag = new EntityTag(HexFormat.of().formatHex(hash(bytes), 0, TAG));
        Response.ResponseBuilder same = request.evaluatePreconditions(tag);
        return (same == null ? Response.ok(bytes).type(ChartResource.SVG + ";charset=UTF-8") : same)
                .tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header(HttpHeaders.VARY, "Accept, Authorization")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private static byte[] hash(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // each Java platform has it
        }
    }
}

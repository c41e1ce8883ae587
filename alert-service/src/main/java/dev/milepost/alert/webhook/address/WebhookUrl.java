package dev.milepost.alert.webhook.address;

import dev.milepost.kit.problem.Violations;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * An address that a tenant gave.
 *
 * @param host as it is in the certificate: a name, or an IP address without brackets
 * @param target path and query
 */
public record WebhookUrl(boolean https, String host, int port, String target) {
    /** What the shown address of a chat has in place of its secret part. */
    public static final String MASK = "…";

    private static final int LONGEST = 2000;
    private static final int LAST_PORT = 65_535;

    /** The address, or what is wrong with it. */
    public static Optional<WebhookUrl> parse(String text, boolean httpAllowed, Violations found) {
        if (text.length() > LONGEST) {
            found.add("url", "must have at most " + LONGEST + " characters");
            return Optional.empty();
        }
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            found.add("url", "is no URL: " + e.getReason());
            return Optional.empty();
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean https = scheme.equals("https");
        if (!https && !(httpAllowed && scheme.equals("http"))) {
            found.add("url", "must begin with https://");
            return Optional.empty();
        }
        if (uri.getHost() == null) {
            found.add("url", "needs a host, an international one in its ASCII form (xn--…)");
            return Optional.empty();
        }
        int port = uri.getPort() == -1 ? (https ? 443 : 80) : uri.getPort();
        found.check(uri.getRawUserInfo() == null, "url", "must not hold a name or password")
                .check(
                        !text.contains(MASK),
                        "url",
                        "has " + MASK + ", which stands for its secret part: leave url out to keep it")
                .check(
                        text.contains(MASK) || text.chars().allMatch(c -> c < 128),
                        "url",
                        "must percent-encode what is not ASCII")
                .check(uri.getRawFragment() == null, "url", "must not hold a fragment (#…)")
                .check(port > 0 && port <= LAST_PORT, "url", "has a port that does not exist");
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String target = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        String host = uri.getHost();
        return Optional.of(new WebhookUrl(
                https, host.startsWith("[") ? host.substring(1, host.length() - 1) : host, port, target));
    }

    /** The IP address that the host is, without asking anybody; empty for a name. */
    public Optional<InetAddress> literal() {
        try {
            return Optional.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

package dev.milepost.alert.webhook.address;

import dev.milepost.alert.webhook.WebhookConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which addresses a request may go to: public ones, and those of ranges that the operator allows. Tenants say where
 * webhooks go, so that without this they could reach into the operator's own network (server-side request forgery).
 *
 * <p>After the IANA registries of special-purpose addresses (RFC 6890 and its updates).
 */
@ApplicationScoped
public class AddressRules {
    private static final List<Cidr> REFUSED_4 = ranges(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // carrier-grade NAT, and metadata of one cloud
            "127.0.0.0/8", // loopback
            "168.63.129.16/32", // the host of one cloud
            "169.254.0.0/16", // link-local, and metadata of most clouds
            "172.16.0.0/12", // private
            "192.0.0.0/24", // IETF protocol assignments
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // 6to4 relays
            "192.168.0.0/16", // private
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, and broadcast
    private static final Cidr GLOBAL_6 = Cidr.parse("2000::/3");
    private static final List<Cidr> REFUSED_6 = ranges(
            "2001::/23", // IETF protocol assignments, Teredo among them
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4: leads to any IPv4 address
            "3fff::/20"); // documentation
    private static final Cidr NAT64 = Cidr.parse("64:ff9b::/96");

    private final List<Cidr> allowed;

    @Inject
    public AddressRules(WebhookConfig config) {
        this(config.allowedRanges().orElse(List.of()));
    }

    AddressRules(List<String> allowedRanges) {
        allowed = allowedRanges.stream().map(String::strip).map(Cidr::parse).toList();
    }

    /** Why no request may go there; empty when it may. */
    public Optional<String> objection(InetAddress address) {
        if (isIn(allowed, address) || isPublic(address)) {
            return Optional.empty();
        }
        // Not the address itself: a tenant shall not learn how names of the operator's network resolve.
        return Optional.of(
                "its address is not public; the operator can allow the range" + " (MILEPOST_WEBHOOKS_ALLOWED_RANGES)");
    }

    private boolean isPublic(InetAddress address) {
        if (address instanceof Inet4Address) {
            return !isIn(REFUSED_4, address);
        }
        if (NAT64.contains(address)) { // a network without IPv4 reaches public IPv4 addresses so, and private ones
            InetAddress behind = lastFour(address);
            return isIn(allowed, behind) || !isIn(REFUSED_4, behind);
        }
        return GLOBAL_6.contains(address) && !isIn(REFUSED_6, address);
    }

    private static InetAddress lastFour(InetAddress address) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(address.getAddress(), 12, 16));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e); // four bytes are an address
        }
    }

    private static boolean isIn(List<Cidr> ranges, InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    private static List<Cidr> ranges(String... texts) {
        return Stream.of(texts).map(Cidr::parse).toList();
    }
}

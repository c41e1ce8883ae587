package dev.milepost.alert.webhook.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {
    private final AddressRules rules = new AddressRules(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.0.1",
                "169.254.169.254",
                "169.254.170.2",
                "100.64.0.1",
                "100.100.100.200",
                "100.127.255.255",
                "192.0.0.192",
                "192.0.2.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "192.88.99.1",
                "168.63.129.16",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                // the same, written in other ways
                "2130706433",
                "127.1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:a9fe:a9fe",
                "::",
                "::1",
                "::127.0.0.1",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd00:ec2::254",
                "ff02::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "2002:a00:1::1",
                "3fff::1",
                "64:ff9b::7f00:1",
                "64:ff9b::10.0.0.1",
                "64:ff9b:1::1",
                "5f00::1",
                "4000::1"
            })
    void refuses(String address) {
        assertThat(rules.objection(InetAddress.ofLiteral(address))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "93.184.216.34",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "169.253.255.255",
                "169.255.0.1",
                "172.15.255.255",
                "172.32.0.1",
                "192.167.255.255",
                "192.169.0.1",
                "198.17.255.255",
                "198.20.0.1",
                "223.255.255.255",
                "::ffff:8.8.8.8",
                "2606:4700:4700::1111",
                "2a00:1450:4001::200e",
                "2001:4860:4860::8888",
                "64:ff9b::808:808"
            })
    void allows(String address) {
        assertThat(rules.objection(InetAddress.ofLiteral(address))).isEmpty();
    }

    @Test
    void the_operator_allows_ranges_and_nothing_beside_them() {
        var opened = new AddressRules(List.of("10.20.0.0/16", " fd12:3456::/32", "127.0.0.1"));

        assertThat(opened.objection(InetAddress.ofLiteral("10.20.255.1"))).isEmpty();
        assertThat(opened.objection(InetAddress.ofLiteral("10.21.0.1"))).isPresent();
        assertThat(opened.objection(InetAddress.ofLiteral("fd12:3456:1::1"))).isEmpty();
        assertThat(opened.objection(InetAddress.ofLiteral("fd12:3457::1"))).isPresent();
        assertThat(opened.objection(InetAddress.ofLiteral("127.0.0.1"))).isEmpty();
        assertThat(opened.objection(InetAddress.ofLiteral("127.0.0.2"))).isPresent();
        assertThat(opened.objection(InetAddress.ofLiteral("64:ff9b::10.20.0.1")))
                .isEmpty();
        assertThat(opened.objection(InetAddress.ofLiteral("64:ff9b::10.21.0.1")))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "example.org/8", "::/129", ""})
    void a_range_that_is_none_stops_the_start(String range) {
        assertThatThrownBy(() -> new AddressRules(List.of(range)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no range");
    }
}

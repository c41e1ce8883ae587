package dev.milepost.alert.webhook.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DestinationsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private final AddressRules rules = new AddressRules(List.of());

    @Test
    void gives_out_an_address_that_it_checked() throws Exception {
        assertThat(at("93.184.216.34").find("aurora", "example.org", PATIENCE))
                .isEqualTo(InetAddress.ofLiteral("93.184.216.34"));
    }

    @Test
    void of_several_addresses_only_one_that_is_allowed() throws Exception {
        assertThat(at("127.0.0.1", "10.0.0.1", "93.184.216.34").find("aurora", "mixed.example", PATIENCE))
                .isEqualTo(InetAddress.ofLiteral("93.184.216.34"));
    }

    @Test
    void a_name_that_leads_inside_is_refused_though_it_led_outside_before() throws Exception {
        int[] asked = {0};
        var rebinding = new Destinations(rules, host ->
                new InetAddress[] {InetAddress.ofLiteral(asked[0]++ == 0 ? "93.184.216.34" : "169.254.169.254")});

        assertThat(rebinding.find("aurora", "rebind.example", PATIENCE))
                .isEqualTo(InetAddress.ofLiteral("93.184.216.34"));
        assertThatThrownBy(() -> rebinding.find("aurora", "rebind.example", PATIENCE))
                .isInstanceOfSatisfying(
                        Destinations.RefusedException.class,
                        e -> assertThat(e.isForbidden()).isTrue())
                .hasMessageContaining("not public")
                .hasMessageNotContaining("169.254.169.254");
    }

    @Test
    void a_name_that_nobody_knows_is_told_apart() {
        var unknown = new Destinations(rules, host -> {
            throw new UnknownHostException(host);
        });

        assertThatThrownBy(() -> unknown.find("aurora", "nowhere.example", PATIENCE))
                .isInstanceOfSatisfying(
                        Destinations.RefusedException.class,
                        e -> assertThat(e.isForbidden()).isFalse())
                .hasMessageContaining("nowhere.example");
    }

    @Test
    void a_look_up_that_hangs_is_given_up() {
        CountDownLatch never = new CountDownLatch(1);
        var hanging = new Destinations(rules, host -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new UnknownHostException(host);
            }
            return new InetAddress[0];
        });

        assertThatThrownBy(() -> hanging.find("aurora", "slow.example", Duration.ofMillis(50)))
                .isInstanceOf(Destinations.RefusedException.class)
                .hasMessageContaining("took longer");
    }

    @Test
    void names_of_one_tenant_that_hang_leave_room_for_those_of_another() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        var names = new Destinations(rules, host -> {
            try {
                if (host.startsWith("slow")) {
                    never.await();
                }
                return new InetAddress[] {InetAddress.ofLiteral("93.184.216.34")};
            } catch (InterruptedException e) {
                throw new UnknownHostException(host);
            }
        });
        for (int i = 0; i < 20; i++) { // more than there are threads
            assertThatThrownBy(() -> names.find("aurora", "slow.example", Duration.ofMillis(20)))
                    .hasMessageContaining("took longer");
        }

        assertThat(names.find("borealis", "fast.example", PATIENCE)).isEqualTo(InetAddress.ofLiteral("93.184.216.34"));
    }

    private Destinations at(String... addresses) {
        return new Destinations(
                rules, host -> Stream.of(addresses).map(InetAddress::ofLiteral).toArray(InetAddress[]::new));
    }
}

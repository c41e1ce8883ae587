package dev.milepost.local.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SmtpServerTest {
    @Test
    void configures_a_running_server_and_stops_it() {
        var resource = new SmtpServer();

        var configuration = resource.start();

        try {
            assertThat(SmtpServer.smtp().getAddress())
                    .isEqualTo("127.0.0.1:" + configuration.get("MILEPOST_SMTP_PORT"));
            assertThat(SmtpServer.mails()).isEmpty();
        } finally {
            resource.stop();
        }
        assertThat(ProcessHandle.current().descendants()).isEmpty();
    }
}

package dev.milepost.milestone.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FileNameTest {
    @Test
    void aNameIsNoPathAndHasNothingInvisible() {
        assertThat(FileName.safe("../../etc/passwd")).isEqualTo("passwd");
        assertThat(FileName.safe("C:\\Users\\mara\\report.pdf")).isEqualTo("report.pdf");
        assertThat(FileName.safe("re\r\nSet-Cookie: a=b\u0000port.pdf")).isEqualTo("reSet-Cookie_ a=bport.pdf");
        assertThat(FileName.safe("report\u202efdp.exe")).isEqualTo("reportfdp.exe");
        assertThat(FileName.safe("a\"b<c>.txt")).isEqualTo("a_b_c_.txt");
        assertThat(FileName.safe("..")).isNull();
        assertThat(FileName.safe("")).isNull();
        assertThat(FileName.safe(".htaccess")).isEqualTo("htaccess");
        assertThat(FileName.safe("x".repeat(400) + ".pdf")).hasSize(255).endsWith(".pdf");
        assertThat(FileName.safe("Prüfbericht Größe.pdf")).isEqualTo("Prüfbericht Größe.pdf");
    }

    @Test
    void itIsSavedUnderItsName() {
        assertThat(FileName.attachment("Prüf \"1\"; x.pdf"))
                .isEqualTo("attachment; filename=\"Pr_f _1__ x.pdf\"; filename*=UTF-8''Pr%C3%BCf%20%221%22%3B%20x.pdf");
    }
}

package dev.milepost.milestone.evidence;

import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.problem.Violation;
import dev.milepost.kit.problem.Violations;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;
import org.jspecify.annotations.Nullable;

/** Reads an upload's parts, as strictly as JSON is read. */
final class UploadForm {
    private UploadForm() {}

    static UploadEvidence.Upload read(MultipartFormDataInput form) {
        Map<String, Collection<FormValue>> parts = form.getValues();
        for (String part : parts.keySet()) {
            if (!part.equals("file") && !part.equals("title")) {
                throw Violations.problem(
                        ProblemType.UNKNOWN_FIELD, List.of(new Violation(part, "unknown part; known are file, title")));
            }
        }
        FormValue file = only("file", parts);
        FormValue title = only("title", parts);
        if (file == null || !file.isFileItem()) {
            throw Violations.of("file", "a part with a file name is needed");
        }
        if (title != null && title.isFileItem()) {
            throw Violations.of("title", "must be a text, not a file");
        }
        return new UploadEvidence.Upload(
                file.getFileItem().getFile(),
                file.getFileName(),
                file.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE),
                title == null ? null : title.getValue());
    }

    private static @Nullable FormValue only(String part, Map<String, Collection<FormValue>> parts) {
        Collection<FormValue> values = parts.getOrDefault(part, List.of());
        if (values.size() > 1) {
            throw Violations.of(part, "there are " + values.size() + " such parts; send one");
        }
        return values.isEmpty() ? null : values.iterator().next();
    }
}

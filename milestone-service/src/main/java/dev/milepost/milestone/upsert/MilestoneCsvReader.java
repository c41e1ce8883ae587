package dev.milepost.milestone.upsert;

import dev.milepost.kit.problem.Violations;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads a bulk upsert of milestones from a CSV file in UTF-8. */
@Provider
@Consumes(MilestoneCsvReader.MEDIA_TYPE)
public class MilestoneCsvReader implements MessageBodyReader<MilestoneBulkUpsertRequest> {
    /** RFC 4180. */
    public static final String MEDIA_TYPE = "text/csv";

    private final CsvLines lines;

    @Inject
    MilestoneCsvReader(CsvLines lines) {
        this.lines = lines;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == MilestoneBulkUpsertRequest.class;
    }

    @Override
    public MilestoneBulkUpsertRequest readFrom(
            Class<MilestoneBulkUpsertRequest> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        MilestoneCsv csv = MilestoneCsv.read(text(body.readAllBytes()));
        lines.are(csv.lines());
        return new MilestoneBulkUpsertRequest(csv.items(), null, false);
    }

    /** Refuses what is not UTF-8: replaced characters would be stored, and an external id with one would be another. */
    private static String text(byte[] file) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Violations.of("body", "is not UTF-8; save the file as CSV UTF-8");
        }
    }
}

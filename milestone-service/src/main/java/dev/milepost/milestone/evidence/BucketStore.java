package dev.milepost.milestone.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Keeps bytes in a bucket of an S3-compatible store, under {@code <tenant>/<id>}; an object is there as a whole or not at all. */
final class BucketStore implements ContentStore, AutoCloseable {
    private final S3Client client;
    private final String bucket;

    BucketStore(BucketConfig config) {
        this.bucket = config.name()
                .orElseThrow(() -> new IllegalStateException("MILEPOST_EVIDENCE_BUCKET_NAME is needed for storage S3"));
        var builder = S3Client.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .region(Region.of(config.region()))
                .forcePathStyle(config.pathStyle());
        config.endpoint().ifPresent(builder::endpointOverride);
        if (config.accessKey().isPresent() && config.secretKey().isPresent()) {
            builder.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                    config.accessKey().get(), config.secretKey().get())));
        }
        this.client = builder.build();
    }

    @Override
    public void put(Key key, Path file, String sha256) throws IOException {
        String checksum = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256)); // the store compares it
        io(() -> client.putObject(
                request -> request.bucket(bucket).key(key.toString()).checksumSHA256(checksum),
                RequestBody.fromFile(file)));
    }

    @Override
    public InputStream open(Key key) throws IOException {
        return io(() -> client.getObject(request -> request.bucket(bucket).key(key.toString())));
    }

    @Override
    public void delete(Key key) throws IOException {
        io(() -> client.deleteObject(request -> request.bucket(bucket).key(key.toString())));
    }

    @Override
    public void olderThan(Instant moment, Consumer<List<Key>> sink) throws IOException {
        io(() -> {
            List<Key> found = new ArrayList<>();
            for (S3Object object : client.listObjectsV2Paginator(request -> request.bucket(bucket))
                    .contents()) {
                Key key = keyOf(object.key());
                if (key == null || !object.lastModified().isBefore(moment)) {
                    continue;
                }
                boolean ofAnother =
                        !found.isEmpty() && !found.getLast().tenant().equals(key.tenant());
                if (ofAnother || found.size() == AT_ONCE) {
                    sink.accept(List.copyOf(found));
                    found.clear();
                }
                found.add(key);
            }
            if (!found.isEmpty()) {
                sink.accept(found);
            }
            return found;
        });
    }

    @Override
    public void close() {
        client.close();
    }

    private static @Nullable Key keyOf(String name) {
        int slash = name.indexOf('/');
        try {
            return slash < 1 ? null : new Key(name.substring(0, slash), UUID.fromString(name.substring(slash + 1)));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private interface Call<T> {
        T run();
    }

    private static <T> T io(Call<T> call) throws IOException {
        try {
            return call.run();
        } catch (SdkException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}

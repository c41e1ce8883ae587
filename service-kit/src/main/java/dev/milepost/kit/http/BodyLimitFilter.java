package dev.milepost.kit.http;

import dev.milepost.kit.problem.ProblemType;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses bodies over the limit, by their declared length or, where none is declared, by what arrives. */
@Provider
@Priority(100)
class BodyLimitFilter implements ContainerRequestFilter {
    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!request.hasEntity()) {
            return;
        }
        BodyLimit declared = resource.getResourceMethod() == null
                ? null
                : resource.getResourceMethod().getAnnotation(BodyLimit.class);
        long limit = declared == null ? BodyLimit.USUAL : declared.value();
        if (request.getLength() > limit) {
            throw tooLarge(limit);
        }
        if (request.getLength() < 0) {
            request.setEntityStream(new Limited(request.getEntityStream(), limit));
        }
    }

    private static HttpProblem tooLarge(long limit) {
        return ProblemType.BODY_TOO_LARGE.because(
                "The body may have at most " + limit + " bytes; send less at a time.");
    }

    private static final class Limited extends FilterInputStream {
        private final long limit;
        private long read;

        Limited(InputStream in, long limit) {
            super(in);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            count(Math.max(count, 0));
            return count;
        }

        private void count(int bytes) {
            read += bytes;
            if (read > limit) {
                throw tooLarge(limit);
            }
        }
    }
}

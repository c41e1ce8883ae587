package dev.milepost.kit.http;

import dev.milepost.kit.problem.ProblemType;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Refuses a Content-Type that is no media type, and bodies that are not JSON where the operation does not say what else it
 * takes: a text would otherwise become the one string of a body that has just one.
 */
@Provider
@Priority(50)
class BodyTypes implements ContainerRequestFilter {
    @Context
    ResourceInfo resource;

    private final Map<Method, Boolean> takesJson = new ConcurrentHashMap<>();

    @Override
    public void filter(ContainerRequestContext request) {
        String given = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        Method method = resource.getResourceMethod();
        if (given == null) {
            return;
        }
        String subtype;
        try {
            subtype = request.getMediaType().getSubtype().toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw refusal(given, "is no media type");
        }
        if (method != null
                && !subtype.equals("json")
                && !subtype.endsWith("+json")
                && takesJson.computeIfAbsent(method, BodyTypes::takesJson)) {
            throw refusal(given, "is not taken here");
        }
    }

    private static RuntimeException refusal(String given, String why) {
        return ProblemType.UNSUPPORTED_MEDIA_TYPE.because(
                "Content-Type '" + given + "' " + why + "; send " + MediaType.APPLICATION_JSON + ".");
    }

    private static boolean takesJson(Method method) {
        return !method.isAnnotationPresent(Consumes.class)
                && !method.getDeclaringClass().isAnnotationPresent(Consumes.class)
                && Arrays.stream(method.getParameters()).anyMatch(BodyTypes::isBody);
    }

    private static boolean isBody(Parameter parameter) {
        return Arrays.stream(parameter.getAnnotations())
                .map(Annotation::annotationType)
                .noneMatch(type -> type.getName().startsWith("jakarta.ws.rs.")
                        || type.getName().startsWith("org.jboss.resteasy.reactive."));
    }
}

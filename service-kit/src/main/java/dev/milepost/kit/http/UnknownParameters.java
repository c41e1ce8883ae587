package dev.milepost.kit.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a query parameter that the operation does not have: a filter with a slip in its name would otherwise find
 * everything. Methods that take their parameters as a {@link BeanParam} check them themselves.
 */
@Provider
@Priority(200)
class UnknownParameters implements ContainerRequestFilter {
    @Context
    ResourceInfo resource;

    private final Map<Method, Known> known = new ConcurrentHashMap<>();

    /** What one method takes. */
    private record Known(
            boolean all, Set<String> names, @Nullable String beginning) {
        static Known of(Method method) {
            var names = new TreeSet<String>();
            boolean all = false;
            for (Parameter parameter : method.getParameters()) {
                all |= parameter.isAnnotationPresent(BeanParam.class);
                Optional.ofNullable(parameter.getAnnotation(QueryParam.class)).ifPresent(one -> names.add(one.value()));
            }
            var beginning = method.getAnnotation(ParametersBeginning.class);
            return new Known(all, names, beginning == null ? null : beginning.value());
        }

        boolean has(String name) {
            return all || names.contains(name) || beginning != null && name.startsWith(beginning);
        }

        String refusal() {
            return names.isEmpty()
                    ? "is not a parameter here; there are none"
                    : "is not a parameter here; take " + String.join(", ", names)
                            + (beginning == null ? "" : ", " + beginning + "<key>");
        }
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Set<String> given = request.getUriInfo().getQueryParameters().keySet();
        Method method = resource.getResourceMethod();
        if (given.isEmpty() || method == null) {
            return;
        }
        Known here = known.computeIfAbsent(method, Known::of);
        for (String name : given) {
            if (!here.has(name)) {
                throw Choice.wrong(name, here.refusal());
            }
        }
    }
}

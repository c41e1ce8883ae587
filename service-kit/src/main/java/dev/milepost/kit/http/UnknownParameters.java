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
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a query parameter that the operation does not have: a filter with a slip in its name would otherwise find
 * everything. One that takes a single value is refused when it is given more than once, as all but the first would be
 * dropped; and one without a value, as a filter that a caller meant to fill in would find everything. An empty cursor is
 * the first page. Methods that take their parameters as a {@link BeanParam} check those themselves.
 */
@Provider
@Priority(200)
class UnknownParameters implements ContainerRequestFilter {
    private static final String CURSOR = "cursor";

    @Context
    ResourceInfo resource;

    private final Map<Method, Known> known = new ConcurrentHashMap<>();

    /** What one method takes. */
    private record Known(
            boolean all,
            Set<String> names,
            Set<String> lists,
            @Nullable String beginning) {
        static Known of(Method method) {
            var names = new TreeSet<String>();
            var lists = new HashSet<String>();
            boolean all = false;
            for (Parameter parameter : method.getParameters()) {
                all |= parameter.isAnnotationPresent(BeanParam.class);
                QueryParam query = parameter.getAnnotation(QueryParam.class);
                if (query != null) {
                    names.add(query.value());
                    if (Collection.class.isAssignableFrom(parameter.getType())) {
                        lists.add(query.value());
                    }
                }
            }
            var beginning = method.getAnnotation(ParametersBeginning.class);
            return new Known(all, names, lists, beginning == null ? null : beginning.value());
        }

        boolean has(String name) {
            return all || names.contains(name) || beginning != null && name.startsWith(beginning);
        }

        boolean isSingle(String name) {
            return names.contains(name) && !lists.contains(name);
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
        Map<String, List<String>> given = request.getUriInfo().getQueryParameters();
        Method method = resource.getResourceMethod();
        if (given.isEmpty() || method == null) {
            return;
        }
        Known here = known.computeIfAbsent(method, Known::of);
        given.forEach((name, values) -> {
            if (!here.has(name)) {
                throw Choice.wrong(name, here.refusal());
            }
            if (values.size() > 1 && here.isSingle(name)) {
                throw Choice.wrong(name, "is given %d times; give it once".formatted(values.size()));
            }
            if (!here.all() && !name.equals(CURSOR) && values.stream().anyMatch(String::isBlank)) {
                throw Choice.wrong(name, "has no value: give it one, or leave it out");
            }
        });
    }
}

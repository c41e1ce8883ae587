package dev.milepost.deploy;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What every manifest must keep to; each method answers with the sentences that say what is wrong. */
final class Rules {
    private static final Pattern PINNED = Pattern.compile("[^:@]+(/[^:@]+)*:[^:@]*\\d[^:@]*");
    private static final Pattern SECRET_NAME = Pattern.compile(".*(PASSWORD|SECRET|KEY|TOKEN|JAAS_CONFIG|SMTP_USER)$");

    private Rules() {}

    /** Pods are restricted and observable, traffic is denied by default, and no secret has a value. */
    static List<String> broken(List<HasMetadata> objects) {
        List<String> broken = new ArrayList<>();
        of(Deployment.class, objects).forEach(deployment -> {
            String name = deployment.getMetadata().getName();
            PodSpec pod = deployment.getSpec().getTemplate().getSpec();
            podRules().forEach((rule, holds) -> {
                if (!keeps(holds, pod)) {
                    broken.add(name + ": " + rule);
                }
            });
            for (Container container : pod.getContainers()) {
                containerRules().forEach((rule, holds) -> {
                    if (!keeps(holds, container)) {
                        broken.add(name + ": " + rule);
                    }
                });
            }
        });
        if (of(NetworkPolicy.class, objects).noneMatch(Rules::deniesEverything)) {
            broken.add("no network policy denies by default");
        }
        of(ServiceAccount.class, objects)
                .filter(account -> !Objects.equals(account.getAutomountServiceAccountToken(), false))
                .forEach(account -> broken.add(account.getMetadata().getName() + ": mounts a token"));
        return broken;
    }

    private static Map<String, Predicate<PodSpec>> podRules() {
        return Map.of(
                "runs as a user that is not root",
                pod -> pod.getSecurityContext().getRunAsNonRoot()
                        && pod.getSecurityContext().getRunAsUser() > 0,
                "has the runtime's seccomp profile",
                pod -> "RuntimeDefault"
                        .equals(pod.getSecurityContext().getSeccompProfile().getType()),
                "mounts no token",
                pod -> !pod.getAutomountServiceAccountToken(),
                "gets no variables from Services",
                pod -> !pod.getEnableServiceLinks(),
                "spreads over nodes",
                pod -> !pod.getTopologySpreadConstraints().isEmpty(),
                "has time to end what it does",
                pod -> pod.getTerminationGracePeriodSeconds() >= 30);
    }

    private static Map<String, Predicate<Container>> containerRules() {
        return Map.of(
                "pins its image",
                container -> PINNED.matcher(container.getImage()).matches(),
                "has probes for start, life and readiness",
                container -> container.getStartupProbe() != null
                        && "/q/health/live"
                                .equals(container
                                        .getLivenessProbe()
                                        .getHttpGet()
                                        .getPath())
                        && "/q/health/ready"
                                .equals(container
                                        .getReadinessProbe()
                                        .getHttpGet()
                                        .getPath()),
                "names its resources",
                container -> container.getResources().getRequests().keySet().containsAll(List.of("cpu", "memory"))
                        && container.getResources().getLimits().containsKey("memory"),
                "has a read-only root file system and a writable /tmp",
                container -> container.getSecurityContext().getReadOnlyRootFilesystem()
                        && container.getVolumeMounts().stream()
                                .anyMatch(mount -> mount.getMountPath().equals("/tmp")),
                "cannot gain rights",
                container -> !container.getSecurityContext().getAllowPrivilegeEscalation()
                        && container
                                .getSecurityContext()
                                .getCapabilities()
                                .getDrop()
                                .contains("ALL"),
                "takes secrets by reference",
                container -> container.getEnv().stream().noneMatch(Rules::isSecretInTheOpen));
    }

    private static boolean isSecretInTheOpen(EnvVar variable) {
        return SECRET_NAME.matcher(variable.getName()).matches()
                && (variable.getValueFrom() == null || variable.getValueFrom().getSecretKeyRef() == null);
    }

    private static boolean deniesEverything(NetworkPolicy policy) {
        var spec = policy.getSpec();
        return spec.getPolicyTypes().containsAll(List.of("Ingress", "Egress"))
                && spec.getIngress().isEmpty()
                && spec.getEgress().isEmpty()
                && isEmpty(spec.getPodSelector().getMatchLabels());
    }

    /** Whatever an object names must be there: a typing error in a label or a name breaks an installation silently. */
    static List<String> danglingReferences(List<HasMetadata> objects) {
        List<String> dangling = new ArrayList<>();
        var deployments = of(Deployment.class, objects).toList();
        var services = names(of(Service.class, objects));
        var accounts = names(of(ServiceAccount.class, objects));
        var claims = names(of(PersistentVolumeClaim.class, objects));
        of(Service.class, objects)
                .filter(service -> !selectsPods(service.getSpec().getSelector(), deployments))
                .forEach(service ->
                        dangling.add("Service " + service.getMetadata().getName() + " selects no pods"));
        of(PodDisruptionBudget.class, objects)
                .filter(budget -> !selectsPods(budget.getSpec().getSelector().getMatchLabels(), deployments))
                .forEach(budget -> dangling.add("Budget " + budget.getMetadata().getName() + " selects no pods"));
        of(NetworkPolicy.class, objects)
                .filter(policy -> !selectsPods(policy.getSpec().getPodSelector().getMatchLabels(), deployments))
                .forEach(policy -> dangling.add("Policy " + policy.getMetadata().getName() + " selects no pods"));
        of(HorizontalPodAutoscaler.class, objects)
                .map(scaler -> scaler.getSpec().getScaleTargetRef().getName())
                .filter(target -> !names(deployments.stream()).contains(target))
                .forEach(target -> dangling.add("There is no Deployment " + target + " to scale"));
        of(Ingress.class, objects)
                .flatMap(ingress -> ingress.getSpec().getRules().stream())
                .flatMap(rule -> rule.getHttp().getPaths().stream())
                .map(path -> path.getBackend().getService().getName())
                .filter(service -> !services.contains(service))
                .forEach(service -> dangling.add("There is no Service " + service + " to route to"));
        for (Deployment deployment : deployments) {
            String name = deployment.getMetadata().getName();
            var template = deployment.getSpec().getTemplate();
            template.getSpec().getVolumes().stream()
                    .filter(volume -> volume.getPersistentVolumeClaim() != null)
                    .map(volume -> volume.getPersistentVolumeClaim().getClaimName())
                    .filter(claim -> !claims.contains(claim))
                    .forEach(claim -> dangling.add(name + " mounts " + claim + ", which nobody claims"));
            if (!accounts.contains(template.getSpec().getServiceAccountName())) {
                dangling.add(name + " has no ServiceAccount");
            }
            if (!selects(deployment.getSpec().getSelector().getMatchLabels(), deployment)) {
                dangling.add(name + " does not select its own pods");
            }
            if (of(PodDisruptionBudget.class, objects)
                    .noneMatch(budget -> selects(budget.getSpec().getSelector().getMatchLabels(), deployment))) {
                dangling.add(name + " has no disruption budget");
            }
        }
        return dangling;
    }

    static <T> Stream<T> of(Class<T> type, List<HasMetadata> objects) {
        return objects.stream().filter(type::isInstance).map(type::cast);
    }

    private static List<String> names(Stream<? extends HasMetadata> objects) {
        return objects.map(object -> object.getMetadata().getName()).toList();
    }

    private static boolean selectsPods(@Nullable Map<String, String> labels, List<Deployment> deployments) {
        return deployments.stream().anyMatch(deployment -> selects(labels, deployment));
    }

    private static boolean selects(@Nullable Map<String, String> labels, Deployment deployment) {
        var podLabels = deployment.getSpec().getTemplate().getMetadata().getLabels();
        return labels == null || podLabels.entrySet().containsAll(labels.entrySet());
    }

    private static boolean isEmpty(@Nullable Map<String, String> labels) {
        return labels == null || labels.isEmpty();
    }

    /** What is not said at all is not kept. */
    private static <T> boolean keeps(Predicate<T> rule, T object) {
        try {
            return rule.test(object);
        } catch (NullPointerException e) {
            return false;
        }
    }
}

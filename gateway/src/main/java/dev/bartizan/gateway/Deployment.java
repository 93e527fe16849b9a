package dev.bartizan.gateway;

import dev.bartizan.policy.GuardPolicy;
import java.util.List;
import java.util.Optional;

/**
 * A model as clients name it: the {@code model} field of a request picks the deployment of that name.
 *
 * @param name e.g. {@code deepseek-r1}
 * @param upstream where answers come from
 * @param model what the upstream is asked for, e.g. {@code deepseek-reasoner}
 * @param guard what is done on findings
 * @param timeouts for the upstream
 * @param policies other guards that a caller may pick for one call with {@code x-policy-id}
 */
public record Deployment(
        String name,
        Upstream upstream,
        String model,
        GuardPolicy guard,
        UpstreamTimeouts timeouts,
        List<GuardPolicy> policies) {
    public Deployment {
        if (name.isBlank() || name.length() > 128) {
            throw new IllegalArgumentException("deployment name: '" + name + "' (expected: 1..128 characters)");
        }
        policies = List.copyOf(policies);
    }

    /** A deployment whose guard no caller can change. */
    public Deployment(String name, Upstream upstream, String model, GuardPolicy guard, UpstreamTimeouts timeouts) {
        this(name, upstream, model, guard, timeouts, List.of());
    }

    /** Whether the built-in sandbox answers. */
    public boolean sandbox() {
        return upstream instanceof Upstream.SandboxUpstream;
    }

    /** The same deployment under its own guard of that name or one that a caller may pick; empty for all others. */
    Optional<Deployment> under(String policy) {
        if (policy.equals(guard.name())) {
            return Optional.of(this);
        }
        return policies.stream()
                .filter(allowed -> allowed.name().equals(policy))
                .findFirst()
                .map(allowed -> new Deployment(name, upstream, model, allowed, timeouts, policies));
    }
}

package dev.bartizan.gateway;

import dev.bartizan.policy.GuardPolicy;

/**
 * A model as clients name it: the {@code model} field of a request picks the deployment of that name.
 *
 * @param name e.g. {@code deepseek-r1}
 * @param upstream where answers come from
 * @param model what the upstream is asked for, e.g. {@code deepseek-reasoner}
 * @param guard what is done on findings
 * @param timeouts for the upstream
 */
public record Deployment(String name, Upstream upstream, String model, GuardPolicy guard, UpstreamTimeouts timeouts) {
    public Deployment {
        if (name.isBlank() || name.length() > 128) {
            throw new IllegalArgumentException("deployment name: '" + name + "' (expected: 1..128 characters)");
        }
    }

    /** Whether the built-in sandbox answers. */
    public boolean sandbox() {
        return upstream instanceof Upstream.SandboxUpstream;
    }
}

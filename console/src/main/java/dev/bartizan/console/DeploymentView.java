package dev.bartizan.console;

import dev.bartizan.policy.GuardPolicy;

/**
 * A deployment as the console shows it.
 *
 * @param name its name in the configuration, e.g. {@code deepseek-r1}
 * @param model the model the upstream is asked for
 * @param upstreamHost host of the upstream, e.g. {@code api.deepseek.com}; no path, no credentials
 * @param sandbox true when the built-in sandbox model answers with canned text
 * @param guard the guard's policy
 */
public record DeploymentView(String name, String model, String upstreamHost, boolean sandbox, GuardPolicy guard) {}

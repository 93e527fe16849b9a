package dev.bartizan.app;

import dev.bartizan.gateway.Upstream;
import dev.bartizan.inspection.Inspector;
import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * What a server is built from besides its configuration: the things that differ between real use, demo and tests.
 *
 * @param clock for every timestamp
 * @param random for ids, keys, sessions
 * @param inspector the engine, models loaded
 * @param sandbox what deployments without an upstream answer
 */
record ServerParts(InstantSource clock, SecureRandom random, Inspector inspector, Upstream.SandboxUpstream sandbox) {
    static ServerParts standard(InstantSource clock) {
        return new ServerParts(clock, new SecureRandom(), Engines.standard(), Upstream.SandboxUpstream.standard());
    }

    ServerParts withSandbox(Upstream.SandboxUpstream other) {
        return new ServerParts(clock, random, inspector, other);
    }
}

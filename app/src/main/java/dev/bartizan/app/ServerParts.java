package dev.bartizan.app;

import dev.bartizan.enforcement.contentsafety.ImageModel;
import dev.bartizan.gateway.Upstream;
import dev.bartizan.inspection.Inspector;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What a server is built from besides its configuration: the things that differ between real use, demo and tests.
 *
 * @param clock for every timestamp
 * @param random for ids, keys, sessions
 * @param inspector the engine, models loaded
 * @param sandbox what deployments without an upstream answer
 * @param images scores images; there is no model of our own
 */
record ServerParts(
        InstantSource clock,
        SecureRandom random,
        Inspector inspector,
        Upstream.SandboxUpstream sandbox,
        Optional<ImageModel> images) {
    static ServerParts standard(InstantSource clock) {
        return new ServerParts(
                clock, new SecureRandom(), Engines.standard(), Upstream.SandboxUpstream.standard(), Optional.empty());
    }

    ServerParts withSandbox(Upstream.SandboxUpstream other) {
        return new ServerParts(clock, random, inspector, other, images);
    }

    ServerParts withInspector(Inspector other) {
        return new ServerParts(clock, random, other, sandbox, images);
    }

    ServerParts withImages(ImageModel model) {
        return new ServerParts(clock, random, inspector, sandbox, Optional.of(model));
    }
}

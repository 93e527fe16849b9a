package dev.bartizan.app;

import dev.bartizan.app.config.Config;
import dev.bartizan.domain.TextKind;
import dev.bartizan.enforcement.contentsafety.AllowedHosts;
import dev.bartizan.enforcement.contentsafety.BlobSource;
import dev.bartizan.enforcement.contentsafety.ContentSafetyApi;
import dev.bartizan.enforcement.contentsafety.ContentSafetyLimits;
import dev.bartizan.enforcement.contentsafety.ContentSafetyParts;
import dev.bartizan.enforcement.contentsafety.Policies;
import dev.bartizan.enforcement.contentsafety.PublicAddress;
import dev.bartizan.gateway.ApplicationKey;
import dev.bartizan.gateway.GatewayLimits;
import dev.bartizan.gateway.KeyLookup;
import dev.bartizan.gateway.TrustedProxies;
import dev.bartizan.inspection.Inspector;
import dev.bartizan.inspection.grounding.Groundedness;
import dev.bartizan.policy.Check;
import dev.bartizan.policy.Guard;
import dev.bartizan.policy.GuardPolicy;
import dev.bartizan.store.Store;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Builds the content safety API from configuration and store, and keeps what it works with fresh. */
final class ContentSafetySetup implements AutoCloseable {
    /**
     * What looks at texts.
     *
     * @param inspector the engine with other models, without what guards name
     * @param groundedness the check of answers against sources
     * @param judged whether that check has a judge
     */
    record Checks(Inspector inspector, Groundedness groundedness, boolean judged) {}

    private final GuardsInForce guards;
    private final ContentSafetyApi api;

    ContentSafetySetup(
            Config config,
            ServerParts parts,
            Store store,
            ContentServices content,
            Checks checks,
            MeterRegistry metrics) {
        Config.ContentSafety settings = config.contentSafety();
        guards = new GuardsInForce(config.guards());
        BlobSource blobs = settings.blobHosts().isEmpty() ? BlobSource.none() : new AllowedHosts(settings.blobHosts());
        KeyLookup keys = new KeyLookup(
                store.keys(), parts.clock(), GatewayLimits.standard().keyCacheTtl());
        TrustedProxies proxies = TrustedProxies.of(config.server().trustedProxies());
        Set<String> managers = Set.copyOf(settings.managers());
        api = new ContentSafetyApi(
                new ContentSafetyParts(
                        checks.inspector(),
                        guards,
                        content.blocklists(),
                        content.material(),
                        checks.groundedness(),
                        checks.judged(),
                        content.categories(),
                        content.rapid(),
                        parts.images(),
                        blobs),
                secret -> keys.find(secret).map(ApplicationKey::app),
                application -> managers.isEmpty() || managers.contains(application),
                new PublicAddress(config.server().publicUrl(), proxies::trustsPeer),
                limits(settings),
                metrics);
    }

    ContentSafetyApi api() {
        return api;
    }

    /** Puts other guards in force. */
    void reload(List<GuardPolicy> changed) {
        guards.set(changed);
    }

    @Override
    public void close() {
        api.close();
    }

    private static ContentSafetyLimits limits(Config.ContentSafety settings) {
        ContentSafetyLimits standard = ContentSafetyLimits.standard();
        return new ContentSafetyLimits(
                standard.bodyBytesMax(),
                standard.bodyBytesInFlightMax(),
                settings.concurrentMax(),
                standard.bodyReadTimeout(),
                standard.retryAfter());
    }

    /** The guards by name; a reload puts others in their place. */
    private static final class GuardsInForce implements Policies {
        private volatile List<Guard> guards = List.of();

        GuardsInForce(List<GuardPolicy> policies) {
            set(policies);
        }

        void set(List<GuardPolicy> policies) {
            guards = policies.stream().map(Guard::new).toList();
        }

        @Override
        public Guard standard() {
            List<Guard> now = guards;
            return now.isEmpty() ? new Guard(GuardPolicy.standard()) : now.getFirst();
        }

        @Override
        public double attackThreshold(TextKind kind) {
            Check check = kind == TextKind.DOCUMENT ? Check.DOCUMENT_ATTACK : Check.PROMPT_ATTACK;
            return standard().policy().rule(check, kind).threshold();
        }

        @Override
        public Optional<Guard> named(String policyId) {
            return guards.stream()
                    .filter(guard -> guard.policy().name().equals(policyId))
                    .findFirst();
        }
    }
}

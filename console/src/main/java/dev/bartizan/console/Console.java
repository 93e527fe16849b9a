package dev.bartizan.console;

import dev.bartizan.detection.IncidentRepository;
import dev.bartizan.domain.Ids;
import dev.bartizan.domain.access.AccessRepository;
import dev.bartizan.gateway.ExchangeRepository;
import dev.bartizan.gateway.KeyRepository;
import dev.bartizan.inspection.Inspector;
import io.helidon.webserver.http.HttpRouting;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/**
 * The web console: joins its pages and registers them. Claims {@code /}, {@code /overview}, {@code /incidents},
 * {@code /alerts}, {@code /exchanges}, {@code /deployments}, {@code /keys}, {@code /playground}, {@code /search}, {@code /settings},
 * {@code /account}, {@code /preferences}, {@code /sign-in}, {@code /sign-out}, {@code /assets} and {@code /dev}; nothing of
 * {@code /v1}, {@code /health} or {@code /metrics}. Thread-safe.
 */
public final class Console {
    private final Gate gate;
    private final Assets assets = new Assets();
    private final SignIn signIn;
    private final SignInPages signInPages;
    private final OverviewPages overview;
    private final IncidentPages incidentPages;
    private final AlertPages alertPages;
    private final ExchangePages exchangePages;
    private final DeploymentPages deploymentPages;
    private final KeyPages keyPages;
    private final PlaygroundPages playgroundPages;
    private final TestCasePages testCasePages;
    private final SettingsPages settingsPages;
    private final SearchPages searchPages;
    private final ComponentsPages componentsPages;
    private final boolean showComponents;

    /**
     * Builds the console; nothing is served before {@link #routing}.
     *
     * @param deployments read on every page, so a reloaded configuration shows at once
     * @param tryIt asks a deployment on behalf of an analyst
     * @param playground what the playground works with
     */
    public Console(
            ExchangeRepository exchanges,
            IncidentRepository incidents,
            KeyRepository keys,
            AccessRepository access,
            Inspector inspector,
            Supplier<List<DeploymentView>> deployments,
            TryIt tryIt,
            PlaygroundParts playground,
            InstantSource clock,
            SecureRandom random,
            Ids ids,
            ConsoleSettings settings) {
        Tokens256 tokens = new Tokens256(random);
        Passwords passwords = new Passwords(random, settings.passwordCost());
        Sessions sessions = new Sessions(access, tokens, clock, settings);
        Frames frames = new Frames(assets);
        Reveals reveals = new Reveals(access, ids);
        this.gate = new Gate(sessions, new Renderer(), frames, clock);
        this.signIn = new SignIn(access, passwords, tokens, clock, ids, settings);
        this.signInPages = new SignInPages(gate, sessions, signIn, passwords, access, frames, clock, ids);
        this.overview = new OverviewPages(exchanges, incidents, frames);
        this.incidentPages = new IncidentPages(incidents, access, reveals, frames, ids);
        this.alertPages = new AlertPages(incidents, reveals, frames);
        this.exchangePages = new ExchangePages(exchanges, reveals, frames);
        this.deploymentPages = new DeploymentPages(exchanges, deployments, inspector, tryIt, access, frames, ids);
        this.keyPages = new KeyPages(keys, access, tokens, frames, ids);
        this.playgroundPages = new PlaygroundPages(playground, frames);
        this.testCasePages = new TestCasePages(playground, playgroundPages, access, frames, ids, clock);
        this.settingsPages = new SettingsPages(access, signIn, frames, ids);
        this.searchPages = new SearchPages(exchanges, incidents, frames);
        this.componentsPages = new ComponentsPages(frames);
        this.showComponents = settings.componentsPage();
    }

    /** Adds the console's routes. */
    public void routing(HttpRouting.Builder routing) {
        assets.routing(routing);
        signInPages.routing(routing);
        overview.routing(routing, gate);
        incidentPages.routing(routing, gate);
        alertPages.routing(routing, gate);
        exchangePages.routing(routing, gate);
        deploymentPages.routing(routing, gate);
        keyPages.routing(routing, gate);
        playgroundPages.routing(routing, gate);
        testCasePages.routing(routing, gate);
        settingsPages.routing(routing, gate);
        searchPages.routing(routing, gate);
        if (showComponents) {
            componentsPages.routing(routing, gate);
        }
    }

    /**
     * Makes a link that signs an existing account in once.
     *
     * @return its path and query, e.g. {@code /sign-in/once?token=…}; put scheme and host before it
     */
    public String oneTimeLink(String account, Duration validFor) {
        return signIn.newLink(account, validFor);
    }
}

package dev.bartizan.inspection.links;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Collects the signals of a link and weighs them. Thread-safe; no look-up leaves the process. */
public final class LinkAnalyser {
    private final Domains domains;
    private final BrandSignals brands;
    private final LinkReputation reputation;

    private LinkAnalyser(Domains domains, UnaryOperator<String> skeleton, LinkReputation reputation) {
        this.domains = domains;
        this.brands = new BrandSignals(domains, skeleton);
        this.reputation = reputation;
    }

    /**
     * The analyser with the bundled lists.
     *
     * @param skeleton maps text to the ASCII text it looks like, in the way of Unicode TR 39
     */
    public static LinkAnalyser bundled(UnaryOperator<String> skeleton, LinkReputation reputation) {
        return new LinkAnalyser(Domains.bundled(), skeleton, reputation);
    }

    /** All links of a text that have a score of at least {@code least}. */
    public List<LinkAssessment> assess(String text, double least) {
        return LinkScanner.scan(text).stream()
                .map(this::assess)
                .filter(assessment ->
                        assessment.score() >= least && !assessment.signals().isEmpty())
                .toList();
    }

    public LinkAssessment assess(Link link) {
        List<LinkSignal> signals = new ArrayList<>();
        if (AddressSignals.script(link, signals)) {
            return LinkAssessment.of(link, signals);
        }
        String visible = AddressSignals.hiddenCharacters(link, signals);
        Address address = Address.parse(visible);
        reputation
                .lookup(address.host(), visible)
                .ifPresent(known ->
                        signals.add(new LinkSignal("known-bad", 0.98, "that is on the list " + known.source())));
        if (link.kind() == Link.Kind.HOST) {
            brands.collect(address, signals);
            return strongOnly(link, signals);
        }
        boolean ip = AddressSignals.ipAddress(address, signals);
        boolean known =
                domains.owner(domains.registrable(address.host())).isPresent() || Reserved.isPrivate(address.host());
        AddressSignals.userInfo(address, known, signals);
        if (!ip) {
            int before = signals.size();
            brands.collect(address, signals);
            if (signals.size() == before && !known) {
                brands.collect(Address.parse(capitals(visible)), signals);
            }
            AddressSignals.shape(address, domains, known, signals);
        }
        AddressSignals.download(address, known, ip || hasCheapEnding(address), signals);
        TextSignals.collect(link, address, domains, known, signals);
        return LinkAssessment.of(link, signals);
    }

    /** A capital I after a small letter reads as a small l. */
    private static String capitals(String url) {
        StringBuilder read = new StringBuilder(url);
        int end = Math.min(url.length(), 260);
        for (int i = 1; i < end; i++) {
            if (url.charAt(i) == 'I' && Character.isLowerCase(url.charAt(i - 1))) {
                read.setCharAt(i, 'l');
            }
        }
        return read.toString();
    }

    private boolean hasCheapEnding(Address address) {
        return Reserved.isCheap(domains.suffix(address.host()));
    }

    /** A host without a scheme is reported only for what nobody writes by chance. */
    private static LinkAssessment strongOnly(Link link, List<LinkSignal> signals) {
        return LinkAssessment.of(
                link, signals.stream().filter(signal -> signal.weight() >= 0.7).toList());
    }
}

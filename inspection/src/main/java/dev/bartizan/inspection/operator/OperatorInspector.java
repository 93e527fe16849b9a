package dev.bartizan.inspection.operator;

import dev.bartizan.domain.Confidence;
import dev.bartizan.domain.Finding;
import dev.bartizan.domain.FindingType;
import dev.bartizan.domain.Inspection;
import dev.bartizan.domain.Scores;
import dev.bartizan.domain.Span;
import dev.bartizan.domain.TextKind;
import dev.bartizan.inspection.Inspector;
import dev.bartizan.inspection.TracedInspection;
import dev.bartizan.inspection.blocklist.BlocklistMatch;
import dev.bartizan.inspection.blocklist.Blocklists;
import dev.bartizan.inspection.blocklist.UnknownBlocklistException;
import dev.bartizan.inspection.category.BuildOperation;
import dev.bartizan.inspection.category.Categories;
import dev.bartizan.inspection.category.CategoryScore;
import dev.bartizan.inspection.category.CategoryVersion;
import dev.bartizan.inspection.category.RapidCategories;
import dev.bartizan.inspection.category.RapidMatch;
import dev.bartizan.inspection.category.UnknownCategoryException;
import dev.bartizan.inspection.material.Citation;
import dev.bartizan.inspection.material.Corpus;
import dev.bartizan.inspection.material.ProtectedMaterial;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Adds to another inspector's findings the hits of blocklists and custom categories that some guard names, and in answers the
 * passages copied from corpora of protected material. Thread-safe; costs nothing where nothing is defined.
 */
public final class OperatorInspector implements Inspector {
    private static final String STEP = "blocklists, categories, corpora";
    private static final int HITS_MAX = 100;

    private final Inspector engine;
    private final Blocklists blocklists;
    private final Categories categories;
    private final RapidCategories rapid;
    private final ProtectedMaterial material;
    private final Supplier<Wanted> wanted;

    /**
     * What the guards in force name and what of it exists.
     *
     * @param blocklists names of blocklists
     * @param trained names of trained categories with the version in force
     * @param rapid names of categories made of samples
     */
    public record Wanted(Set<String> blocklists, Map<String, Integer> trained, Set<String> rapid) {
        public Wanted {
            blocklists = Set.copyOf(blocklists);
            trained = Map.copyOf(trained);
            rapid = Set.copyOf(rapid);
        }

        public static Wanted nothing() {
            return new Wanted(Set.of(), Map.of(), Set.of());
        }

        /** Looks the names up; reads the store, so not for the path of a request. */
        public static Wanted of(
                Collection<String> lists,
                Collection<String> categoryNames,
                Blocklists blocklists,
                Categories categories,
                RapidCategories rapid) {
            Set<String> known = new HashSet<>();
            lists.stream().filter(name -> blocklists.find(name).isPresent()).forEach(known::add);
            Map<String, Integer> trained = new HashMap<>();
            Set<String> fromSamples = new HashSet<>();
            for (String name : categoryNames) {
                builtVersion(categories, name).ifPresent(version -> trained.put(name, version));
                if (!trained.containsKey(name) && rapid.find(name).isPresent()) {
                    fromSamples.add(name);
                }
            }
            return new Wanted(known, trained, fromSamples);
        }

        private static Optional<Integer> builtVersion(Categories categories, String name) {
            int latest = categories.latest(name).map(CategoryVersion::version).orElse(0);
            for (int version = latest; version > 0; version--) {
                if (categories
                        .find(name, version)
                        .filter(found -> found.status() == BuildOperation.Status.SUCCEEDED)
                        .isPresent()) {
                    return Optional.of(version);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * Joins them.
     *
     * @param engine what is asked first
     * @param blocklists all blocklists
     * @param categories all trained categories
     * @param rapid all categories from samples
     * @param material the corpora of protected material
     * @param wanted asked at every text, so that a reload of guards takes effect at once
     */
    public OperatorInspector(
            Inspector engine,
            Blocklists blocklists,
            Categories categories,
            RapidCategories rapid,
            ProtectedMaterial material,
            Supplier<Wanted> wanted) {
        this.engine = engine;
        this.blocklists = blocklists;
        this.categories = categories;
        this.rapid = rapid;
        this.material = material;
        this.wanted = wanted;
    }

    @Override
    public Inspection inspect(String text, TextKind kind) {
        return joined(text, kind, engine.inspect(text, kind));
    }

    @Override
    public TracedInspection trace(String text, TextKind kind) {
        TracedInspection traced = engine.trace(text, kind);
        long start = System.nanoTime();
        Inspection outcome = joined(text, kind, traced.inspection());
        return traced.joined(text, outcome, new TracedInspection.Timing(STEP, System.nanoTime() - start));
    }

    private Inspection joined(String text, TextKind kind, Inspection found) {
        if (kind == TextKind.SYSTEM) {
            return found;
        }
        Wanted now = wanted.get();
        List<Finding> more = new ArrayList<>();
        Map<String, Double> scores = new HashMap<>();
        blocked(text, now, more);
        categorised(text, now, more);
        if (kind == TextKind.COMPLETION) {
            copied(text, more, scores);
        }
        return more.isEmpty() && scores.isEmpty()
                ? found
                : found.and(new Inspection(more, new Scores(scores), List.of(), true, 0));
    }

    private void blocked(String text, Wanted now, List<Finding> out) {
        for (String name : now.blocklists().stream().sorted().toList()) {
            for (BlocklistMatch match : matches(text, name)) {
                out.add(new Finding(
                        FindingType.BLOCKLIST_DETECTOR,
                        FindingType.BLOCKLIST,
                        1,
                        Confidence.HIGH,
                        match.span(),
                        match.view(),
                        "An item of the blocklist " + name + ".",
                        "blocklist/" + name + "/" + match.itemId()));
            }
        }
    }

    private List<BlocklistMatch> matches(String text, String name) {
        try {
            return blocklists.match(text, List.of(name)).stream()
                    .limit(HITS_MAX)
                    .toList();
        } catch (UnknownBlocklistException e) {
            // Deleted since the names were looked up: there is nothing to find.
            return List.of();
        }
    }

    private void categorised(String text, Wanted now, List<Finding> out) {
        now.trained().forEach((name, version) -> {
            CategoryScore score = score(text, name, version);
            if (score.detected()) {
                out.add(category(text, name, score.score(), Integer.toString(version)));
            }
        });
        for (String name : now.rapid()) {
            for (RapidMatch match : rapid(text, name)) {
                out.add(category(text, name, match.score(), match.sampleId()));
            }
        }
    }

    // What was deleted since the names were looked up finds nothing.

    private CategoryScore score(String text, String name, int version) {
        try {
            return categories.analyze(text, name, version);
        } catch (UnknownCategoryException e) {
            return new CategoryScore(name, version, false, 0);
        }
    }

    private List<RapidMatch> rapid(String text, String name) {
        try {
            return rapid.detect(text, List.of(name));
        } catch (UnknownCategoryException e) {
            return List.of();
        }
    }

    private static Finding category(String text, String name, double score, String version) {
        return new Finding(
                FindingType.CATEGORY_DETECTOR,
                FindingType.CUSTOM_CATEGORY,
                Math.clamp(score, 0.0, 1.0),
                score >= 0.8 ? Confidence.HIGH : Confidence.MEDIUM,
                new Span(0, text.length()),
                "original",
                "Belongs to the custom category " + name + ".",
                "category/" + name + "@" + version);
    }

    /** Scores what there are corpora for, so that nobody takes a text that was compared with nothing for an original. */
    private void copied(String text, List<Finding> out, Map<String, Double> scores) {
        for (Corpus corpus : material.corpora()) {
            if (corpus.textFingerprints() > 0) {
                scores.put(FindingType.PROTECTED_TEXT, 0.0);
            }
            if (corpus.codeFingerprints() > 0) {
                scores.put(FindingType.PROTECTED_CODE, 0.0);
            }
        }
        for (Citation citation :
                material.check(text, ProtectedMaterial.Kind.BOTH).citations()) {
            boolean code = citation.kind() == ProtectedMaterial.Kind.CODE;
            String type = code ? FindingType.PROTECTED_CODE : FindingType.PROTECTED_TEXT;
            double score = Math.clamp(citation.score(), 0.0, 1.0);
            scores.merge(type, score, Math::max);
            out.add(new Finding(
                    FindingType.PROTECTED_MATERIAL_DETECTOR,
                    type,
                    score,
                    citation.score() >= 0.8 ? Confidence.HIGH : Confidence.MEDIUM,
                    citation.span(),
                    "original",
                    "%s known from %s (licence: %s) at %s"
                            .formatted(code ? "Code" : "Text", citation.corpus(), citation.license(), citation.url()),
                    "protected-material/" + citation.corpus()));
        }
    }
}

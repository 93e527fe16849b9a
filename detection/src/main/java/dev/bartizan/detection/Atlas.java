package dev.bartizan.detection;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The part of MITRE ATLAS 5.6.0 that detections name: every tactic in kill-chain order, and the techniques used.
 * Bundled, so names and order need no network. Immutable.
 */
public final class Atlas {
    private static final String RESOURCE = "atlas.csv";
    private static final Atlas BUNDLED = load();

    private final List<AtlasEntry> tactics;
    private final Map<String, AtlasEntry> byId;

    private Atlas(List<AtlasEntry> tactics, Map<String, AtlasEntry> byId) {
        this.tactics = List.copyOf(tactics);
        this.byId = Map.copyOf(byId);
    }

    /** The release that ships with this version. */
    public static Atlas bundled() {
        return BUNDLED;
    }

    /** Looks up a tactic or technique by id. */
    public Optional<AtlasEntry> entry(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The name of an id, or the id itself when it is not bundled. */
    public String name(String id) {
        return entry(id).map(AtlasEntry::name).orElse(id);
    }

    /** Every tactic, in kill-chain order. */
    public List<AtlasEntry> tactics() {
        return tactics;
    }

    /** Every bundled technique, in order of id. */
    public List<AtlasEntry> techniques() {
        return byId.values().stream()
                .filter(entry -> !entry.tactics().isEmpty())
                .sorted(Comparator.comparing(AtlasEntry::id))
                .toList();
    }

    /** The given tactic ids without repeats, in kill-chain order; ids that are not bundled come last. */
    public List<String> inKillChainOrder(Collection<String> tacticIds) {
        Set<String> rest = new LinkedHashSet<>(tacticIds);
        List<String> ordered = new ArrayList<>();
        for (AtlasEntry tactic : tactics) {
            if (rest.remove(tactic.id())) {
                ordered.add(tactic.id());
            }
        }
        ordered.addAll(rest);
        return List.copyOf(ordered);
    }

    /** The tactics the given techniques serve, in kill-chain order. */
    List<String> tacticsOf(Collection<String> techniqueIds) {
        Set<String> found = new LinkedHashSet<>();
        for (String id : techniqueIds) {
            entry(id).ifPresent(entry -> found.addAll(entry.tactics()));
        }
        return inKillChainOrder(found);
    }

    private static Atlas load() {
        List<AtlasEntry> tactics = new ArrayList<>();
        Map<String, AtlasEntry> byId = new LinkedHashMap<>();
        for (String line : lines()) {
            if (line.startsWith("#") || line.startsWith("id,")) {
                continue;
            }
            String[] cells = line.split(",", -1);
            if (cells.length != 4) {
                throw new IllegalStateException(RESOURCE + ": '" + line + "' (expected: 4 cells)");
            }
            List<String> serves = cells[3].isEmpty() ? List.of() : List.of(cells[3].split(" "));
            AtlasEntry entry = new AtlasEntry(cells[0], cells[2], serves);
            if (cells[1].equals("tactic")) {
                tactics.add(entry);
            }
            byId.put(entry.id(), entry);
        }
        return new Atlas(tactics, byId);
    }

    private static List<String> lines() {
        InputStream stream = Atlas.class.getResourceAsStream(RESOURCE);
        if (stream == null) {
            throw new IllegalStateException(RESOURCE + ": not found beside " + Atlas.class.getName());
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

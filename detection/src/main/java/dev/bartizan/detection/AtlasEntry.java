package dev.bartizan.detection;

import java.util.List;

/**
 * One tactic or technique of MITRE ATLAS.
 *
 * @param id e.g. {@code AML.TA0005} or {@code AML.T0051.001}
 * @param name e.g. {@code LLM Prompt Injection}
 * @param tactics tactic ids of a technique; empty for a tactic
 */
public record AtlasEntry(String id, String name, List<String> tactics) {
    public AtlasEntry {
        tactics = List.copyOf(tactics);
    }
}

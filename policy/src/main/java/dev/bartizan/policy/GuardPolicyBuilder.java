package dev.bartizan.policy;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Makes a {@link GuardPolicy} step by step. A new one finds and does nothing and fails closed. Not thread-safe. */
public final class GuardPolicyBuilder {
    private final Map<Check, Rule> prompts = new EnumMap<>(Check.class);
    private final Map<Check, Rule> completions = new EnumMap<>(Check.class);
    private String name;
    private boolean failOpen;
    private List<String> blocklists = List.of();
    private List<String> categories = List.of();
    private boolean spotlighting;
    private StreamingMode streaming = StreamingMode.BUFFERED;

    public GuardPolicyBuilder(String name) {
        this.name = name;
    }

    GuardPolicyBuilder(GuardPolicy from) {
        this.name = from.name();
        this.prompts.putAll(from.prompts());
        this.completions.putAll(from.completions());
        this.failOpen = from.failOpen();
        this.blocklists = from.blocklists();
        this.categories = from.categories();
        this.spotlighting = from.spotlighting();
        this.streaming = from.streaming();
    }

    public GuardPolicyBuilder name(String value) {
        name = value;
        return this;
    }

    public GuardPolicyBuilder prompt(Check check, Rule rule) {
        prompts.put(check, rule);
        return this;
    }

    public GuardPolicyBuilder completion(Check check, Rule rule) {
        completions.put(check, rule);
        return this;
    }

    public GuardPolicyBuilder both(Check check, Rule rule) {
        return prompt(check, rule).completion(check, rule);
    }

    public GuardPolicyBuilder failOpen(boolean value) {
        failOpen = value;
        return this;
    }

    public GuardPolicyBuilder blocklists(List<String> names) {
        blocklists = names;
        return this;
    }

    public GuardPolicyBuilder categories(List<String> names) {
        categories = names;
        return this;
    }

    public GuardPolicyBuilder spotlighting(boolean value) {
        spotlighting = value;
        return this;
    }

    public GuardPolicyBuilder streaming(StreamingMode value) {
        streaming = value;
        return this;
    }

    public GuardPolicy build() {
        return new GuardPolicy(name, prompts, completions, failOpen, blocklists, categories, spotlighting, streaming);
    }
}

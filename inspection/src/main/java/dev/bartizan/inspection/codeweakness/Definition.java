package dev.bartizan.inspection.codeweakness;

import java.util.List;

/**
 * A function, method or closure.
 *
 * @param name empty for a closure
 * @param parameters in order
 * @param at token where its parameters begin
 * @param depth nesting of the definition itself
 * @param served whether a framework calls it with parts of a request: a route decorator, a mapping annotation
 */
record Definition(String name, List<Parameter> parameters, int at, int depth, boolean served) {
    static final Definition NONE = new Definition("", List.of(), -1, -1, false);

    /**
     * One parameter.
     *
     * @param type all words beside the name: type, annotations, modifiers
     */
    record Parameter(String name, String type) {}
}

/**
 * Weaknesses in code that a model wrote: text in, {@link dev.bartizan.inspection.codeweakness.CodeWeakness}es out.
 *
 * <p>{@link dev.bartizan.inspection.codeweakness.Snippets} finds code in an answer (fenced or not), a {@code Lexer} cuts
 * it into tokens, {@code Code} sees calls, definitions and statements in them, {@code Flow} follows values from where they
 * enter (request, command line, parameter, secret, random number) through assignments and string building, and nineteen
 * small rules, one file each, judge what was seen. Nothing is parsed in full and nothing is run: code in an answer is often
 * a fragment, so a missing definition is not an error. Linear in the text, bounded in snippets, tokens and calls: what was
 * left out is told as a {@link dev.bartizan.inspection.codeweakness.Cut}. Of one expression the first {@code
 * Evaluator.TOKENS_MAX} tokens count; that is a judgement of what matters and not told.
 *
 * <p>Must not know the views, findings or detectors of the engine: those call here. Start reading at
 * {@link dev.bartizan.inspection.codeweakness.CodeWeaknesses}. The nineteen subclasses are those of the code
 * vulnerability evaluator of Azure AI Foundry, which took them from CodeQL's query names.
 */
@NullMarked
package dev.bartizan.inspection.codeweakness;

import org.jspecify.annotations.NullMarked;

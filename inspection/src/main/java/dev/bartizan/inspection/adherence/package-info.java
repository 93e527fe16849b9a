/**
 * Task adherence: does a tool call serve what the user asked?
 *
 * <p>Tools, messages and calls come in as {@link dev.bartizan.inspection.adherence.Conversation}, an
 * {@link dev.bartizan.inspection.adherence.Adherence} with reasons per call goes out. Judged by words, in seven languages:
 * what kind of action a tool is, which kinds the user asked for or forbade, and where the targets of a call come from. An
 * address that stands in a tool's output and nowhere in the user's words is the classic sign of an injected instruction.
 * Must not know the engine, HTTP or a model. Start reading at {@link dev.bartizan.inspection.adherence.TaskAdherence}.
 */
@NullMarked
package dev.bartizan.inspection.adherence;

import org.jspecify.annotations.NullMarked;

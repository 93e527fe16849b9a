/**
 * A chat model as judge: the questions it is asked, the judgements it gives, and where they join inspection.
 *
 * <p>{@link dev.bartizan.inspection.judge.Judge} is the contract; who calls the model, and how, is not known here. {@link
 * dev.bartizan.inspection.judge.JudgeOpinion} asks about texts the models before were not certain of, {@link
 * dev.bartizan.inspection.judge.JudgedGrounding} about claims. Start reading at {@link dev.bartizan.inspection.judge.Judge}.
 */
@NullMarked
package dev.bartizan.inspection.judge;

import org.jspecify.annotations.NullMarked;

/**
 * A deployment's chat model as {@link dev.bartizan.inspection.judge.Judge}: prompt, strict reading of the answer, budget,
 * cache.
 *
 * <p>Questions come in, judgements go out; what is between is a model that may be wrong, slow, or talked into something by
 * the very text it reads. Nothing it says is believed beyond the answer's schema. Start reading at {@link
 * dev.bartizan.gateway.judge.ModelJudge}.
 */
@NullMarked
package dev.bartizan.gateway.judge;

import org.jspecify.annotations.NullMarked;

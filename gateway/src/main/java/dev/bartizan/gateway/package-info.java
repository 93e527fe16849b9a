/**
 * Gateway: AI traffic from clients to model providers, guarded on the way in and on the way out.
 *
 * <p>HTTP requests in the OpenAI shape come in; inspected answers and {@link dev.bartizan.domain.Exchange} records go
 * out. Must not know storage engines or pages. Start reading at {@link dev.bartizan.gateway.Gateway}, then {@code
 * ChatHandler} and {@code ChatCall}; what it needs from others is declared in {@link dev.bartizan.gateway.ExchangeSink}
 * and {@link dev.bartizan.gateway.KeyRepository}.
 *
 * <p>What is inspected: every text of the messages of a request (not tool definitions or schemas); every string of a plain
 * answer's messages; in streams the answer, reasoning, refusal and tool arguments, held back by {@link
 * dev.bartizan.gateway.GatewayLimits#holdbackChars()} characters. Streams lose {@code logprobs} and fields of deltas that we
 * do not know, because they would show text that nobody inspected. A guard may ask for streams to be shown first and inspected
 * afterwards ({@code FollowedChannel}), and for documents to be encoded ({@code Spotlighting}). The user's turns are inspected
 * one by one and together ({@code ConversationShield}). Whole answers are checked against the documents of their request, and
 * tool calls against what the user asked, where the guard has a rule about it ({@code AnswerChecks}).
 *
 * <p>What ends how: bad request or {@code x-policy-id} 400, wrong key 401, unknown model 404, body too large 413, load 429 with {@code
 * Retry-After}; upstream down or broken 502, slow 504, 429 passed on, 400 and 422 as 400, any other status 502 with its
 * number in the code; inspection or recording failed 503. Once a stream has begun, an error event and the end without
 * {@code [DONE]} instead. Each is counted.
 */
@NullMarked
package dev.bartizan.gateway;

import org.jspecify.annotations.NullMarked;

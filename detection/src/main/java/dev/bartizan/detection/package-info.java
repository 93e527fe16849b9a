/**
 * Detection: exchanges to alerts to incidents.
 *
 * <p>{@link dev.bartizan.detection.DetectionWorker} reads exchanges in order of acceptance and saves what changed;
 * {@link dev.bartizan.detection.DetectionEngine} decides: each {@link dev.bartizan.detection.Detection} looks at an
 * exchange and its window, repeats are folded into one alert, alerts of one actor join one incident that says why.
 * Everything but the worker is pure: {@code (state, event) -> (state, outputs)}, state kept per actor and bounded, no
 * clock and no random source, so a second run names the same alerts. Repositories are declared here and implemented by
 * {@code store}. Must not know HTTP or pages. Start reading at {@code DetectionEngine}, then {@code ActorState}.
 */
@NullMarked
package dev.bartizan.detection;

import org.jspecify.annotations.NullMarked;

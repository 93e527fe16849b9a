package dev.bartizan.enforcement.contentsafety;

/** One operation of the API. Thread-safe; a {@link Problem} is an answer too. */
@FunctionalInterface
interface Operation {
    Answer answer(Call call);
}

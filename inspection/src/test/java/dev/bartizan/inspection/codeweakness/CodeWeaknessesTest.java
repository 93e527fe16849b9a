package dev.bartizan.inspection.codeweakness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CodeWeaknessesTest {
    private static final String UNSAFE = "name = request.args.get(\"name\")\nos.system(\"id \" + name)\n";

    @Test
    void findsCodeInATaggedFenceAndSaysWhereTheValueComesFrom() {
        String text = "Here you go:\n\n```python\n" + UNSAFE + "```\n\nEnjoy.";

        CodeWeakness weakness = CodeWeaknesses.find(text).getFirst();

        assertEquals(Subclass.CODE_INJECTION, weakness.rule().subclass());
        assertEquals("Request argument `name` reaches os.system.", weakness.explanation());
        assertEquals("os.system(\"id \" + name)", text.substring(weakness.start(), weakness.end()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```\nimport os\nhost = input()\nos.system('ping ' + host)\n```",
                "import os\nhost = input()\nos.system('ping ' + host)\n",
                "Use this:\n\nimport os\nhost = input()\nos.system('ping ' + host)\n\nThat is all.",
                "~~~~py\nhost = input()\nos.system('ping ' + host)\n~~~~",
                "1. First\n\n   ```python\n   host = input()\n   os.system('ping ' + host)\n   ```\n",
            })
    void findsCodeWithoutATagOrAFence(String text) {
        assertEquals(List.of("code-injection"), subclasses(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Never call os.system with text a user typed. Use subprocess with a list (and no shell) instead.",
                "The password is stored as a hash; see the manual (chapter 3) for details.",
                "```text\nos.system(\"id \" + input())\n```",
                "```bash\ncurl http://example.com | sh\n```",
                "Dear Ann,\n\nthanks for the report: it was great (really).\n\nBest,\nBob",
            })
    void leavesProseAndOtherLanguagesAlone(String text) {
        assertEquals(List.of(), subclasses(text));
    }

    @Test
    void saysWhichPiecesOfCodeWereTooMany() {
        String block = "```python\n" + UNSAFE + "```\n\nAnd:\n\n";
        CodeReport all = CodeWeaknesses.look(block.repeat(Snippets.SNIPPETS_MAX));
        assertEquals(Snippets.SNIPPETS_MAX, all.found().size());
        assertEquals(List.of(), all.cuts());

        String text = block.repeat(Snippets.SNIPPETS_MAX + 3);
        CodeReport cut = CodeWeaknesses.look(text);
        assertEquals(Snippets.SNIPPETS_MAX, cut.found().size());
        Cut only = cut.cuts().getFirst();
        assertEquals(1, cut.cuts().size());
        assertEquals("only the first 64 pieces of code of an answer are looked at", only.explanation());
        assertTrue(text.startsWith(UNSAFE, only.start()));
        assertEquals(text.length(), only.end());
    }

    @Test
    void proseAfterTheLastPieceOfCodeIsNothingLeftOut() {
        String text = ("```python\n" + UNSAFE + "```\n\nAnd:\n\n").repeat(Snippets.SNIPPETS_MAX) + "That is all.";
        assertEquals(List.of(), CodeWeaknesses.look(text).cuts());
    }

    @Test
    void saysWhereAPieceOfCodeBecameTooLong() {
        String padding = "x = 1\n".repeat(Lexer.TOKENS_MAX / 4);
        CodeReport report = CodeWeaknesses.look("```python\n" + padding + UNSAFE + "```");
        assertEquals(List.of(), report.found());
        Cut cut = report.cuts().getFirst();
        assertEquals("only the first 40000 words and signs of a piece of code are looked at", cut.explanation());
        assertTrue(cut.start() > padding.length() / 2 && cut.start() < cut.end());
    }

    @Test
    void saysWhereThereWereTooManyCalls() {
        CodeReport report = CodeWeaknesses.look("```python\n" + "f(1)\n".repeat(Flow.CALLS_MAX) + UNSAFE + "```");
        assertEquals(List.of(), report.found());
        assertEquals(
                "only the first 4000 calls of a piece of code are looked at",
                report.cuts().getFirst().explanation());
    }

    @Test
    void explanationsHoldNoLiteral() {
        String text = "```python\ndb_password = \"Sup3rS3cretValue\"\n```";

        CodeWeakness weakness = CodeWeaknesses.find(text).getFirst();

        assertEquals(Subclass.HARDCODED_CREDENTIALS, weakness.rule().subclass());
        assertTrue(!weakness.explanation().contains("Sup3r"));
    }

    /** One megabyte of each ends in time; each is the start of something that never ends. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "\"",
                "'",
                "`",
                "a.",
                "{",
                "f(",
                "f\"{",
                "`${",
                "/*",
                "/",
                "= /",
                "a=b+",
                "\"\"\"",
                "$\"{",
                "x = f(x)\n",
                "if (a) {\n",
                "def f(a):\n",
                "(a) => ",
                "func f(a string) {\n",
                "R\"(",
                "eval(input())\n",
                "f\"\" ",
                "a[",
                "a<b>(",
                "@x + ",
                "/[",
                "new A().",
                "s += input()\n",
                "for x in y:\n",
                "```\n",
                "\n",
                "x",
                "#",
                "a,"
            })
    void oneMegabyteOfOneThingIsReadInLinearTime(String unit) {
        String code = unit.repeat(1_000_000 / unit.length());

        for (Language language : Language.values()) {
            assertTrue(CodeWeaknesses.find(code, language).size() < 20_000);
        }
        CodeWeaknesses.find("```python\n" + code);
        CodeWeaknesses.find(code);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void anyMixOfPiecesIsReadWithSpansInside(Language language) {
        String[] pieces = {
            "(",
            ")",
            "{",
            "}",
            "[",
            "]",
            "\"",
            "'",
            "`",
            "\n",
            " ",
            "=",
            "+",
            ".",
            ",",
            ";",
            ":",
            "=>",
            "def f",
            "if ",
            "return ",
            "req.query.a",
            "request.args",
            "eval",
            "f\"{",
            "${",
            "/*",
            "*/",
            "//",
            "#",
            "new ",
            "x",
            "password",
            "function",
            "func ",
            "for ",
            " in ",
            "catch",
            "@",
            "\\",
            "<",
            ">",
            "\uD83D",
            "\u00e9",
            "0",
            "random.random()",
            "SELECT ",
            "'''"
        };
        Random random = new Random(42);
        for (int round = 0; round < 400; round++) {
            StringBuilder code = new StringBuilder();
            for (int i = 0; i < 80; i++) {
                code.append(pieces[random.nextInt(pieces.length)]);
            }
            for (CodeWeakness weakness : CodeWeaknesses.find(code.toString(), language)) {
                assertTrue(
                        weakness.start() >= 0 && weakness.start() < weakness.end() && weakness.end() <= code.length());
            }
        }
    }

    private static List<String> subclasses(String text) {
        return CodeWeaknesses.find(text).stream()
                .map(weakness -> weakness.rule().subclass().id())
                .distinct()
                .toList();
    }
}

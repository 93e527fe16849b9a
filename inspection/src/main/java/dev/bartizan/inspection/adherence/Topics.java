package dev.bartizan.inspection.adherence;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What words are about, coarsely: enough to see that a password store has nothing to do with the weather. */
final class Topics {
    /** Subjects. */
    enum Topic {
        CALENDAR,
        MAIL,
        FILE,
        MONEY,
        WEATHER,
        CODE,
        PEOPLE,
        SECRET,
        TRAVEL,
        HEALTH,
        DATABASE
    }

    private static final Map<Topic, Set<String>> WORDS = new EnumMap<>(Map.ofEntries(
            Map.entry(
                    Topic.CALENDAR,
                    Set.of(
                            "calendar",
                            "meeting",
                            "meetings",
                            "event",
                            "events",
                            "appointment",
                            "agenda",
                            "termin",
                            "termine",
                            "kalender",
                            "reunion",
                            "cita",
                            "riunione",
                            "reuniao",
                            "afspraak",
                            "schedule",
                            "today",
                            "tomorrow",
                            "heute",
                            "morgen",
                            "calendrier",
                            "calendario")),
            Map.entry(
                    Topic.MAIL,
                    Set.of(
                            "email",
                            "emails",
                            "mail",
                            "mails",
                            "inbox",
                            "message",
                            "messages",
                            "nachricht",
                            "correo",
                            "courriel",
                            "posta",
                            "bericht",
                            "mensagem")),
            Map.entry(
                    Topic.FILE,
                    Set.of(
                            "file",
                            "files",
                            "document",
                            "documents",
                            "folder",
                            "report",
                            "pdf",
                            "datei",
                            "dateien",
                            "bericht",
                            "fichier",
                            "archivo",
                            "documento",
                            "arquivo",
                            "bestand",
                            "drive",
                            "contract",
                            "notes")),
            Map.entry(
                    Topic.MONEY,
                    Set.of(
                            "bank",
                            "balance",
                            "account",
                            "payment",
                            "payments",
                            "invoice",
                            "transaction",
                            "transactions",
                            "rechnung",
                            "konto",
                            "facture",
                            "compte",
                            "factura",
                            "cuenta",
                            "fattura",
                            "conto",
                            "fatura",
                            "rekening",
                            "saldo",
                            "salary",
                            "payroll",
                            "iban")),
            Map.entry(
                    Topic.WEATHER,
                    Set.of(
                            "weather",
                            "forecast",
                            "temperature",
                            "rain",
                            "umbrella",
                            "wetter",
                            "meteo",
                            "tiempo",
                            "clima",
                            "weer",
                            "tempo")),
            Map.entry(
                    Topic.CODE,
                    Set.of(
                            "code",
                            "repository",
                            "repo",
                            "commit",
                            "branch",
                            "build",
                            "test",
                            "tests",
                            "bug",
                            "function",
                            "script",
                            "pull")),
            Map.entry(
                    Topic.PEOPLE,
                    Set.of(
                            "contact",
                            "contacts",
                            "employee",
                            "employees",
                            "customer",
                            "customers",
                            "user",
                            "users",
                            "kontakt",
                            "colleague",
                            "team")),
            Map.entry(
                    Topic.SECRET,
                    Set.of(
                            "password",
                            "passwords",
                            "secret",
                            "secrets",
                            "credential",
                            "credentials",
                            "token",
                            "tokens",
                            "vault",
                            "env",
                            "ssh",
                            "passwort",
                            "id_rsa",
                            "keychain",
                            "apikey")),
            Map.entry(
                    Topic.TRAVEL,
                    Set.of(
                            "flight",
                            "flights",
                            "hotel",
                            "hotels",
                            "trip",
                            "train",
                            "flug",
                            "vol",
                            "vuelo",
                            "volo",
                            "voo",
                            "vlucht",
                            "restaurant",
                            "table")),
            Map.entry(Topic.HEALTH, Set.of("patient", "patients", "diagnosis", "medical", "health", "prescription")),
            Map.entry(Topic.DATABASE, Set.of("database", "sql", "table", "rows", "query", "datenbank"))));

    private Topics() {}

    static Set<Topic> of(Iterable<String> words) {
        Set<Topic> topics = EnumSet.noneOf(Topic.class);
        for (String word : words) {
            WORDS.forEach((topic, known) -> {
                if (known.contains(word)) {
                    topics.add(topic);
                }
            });
        }
        return topics;
    }
}

package dev.bartizan.inspection.adherence;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Verbs and nouns that name kinds of action, in English, German, French, Spanish, Italian, Portuguese and Dutch, without
 * accents. A stem of five letters or more, and one that ends with {@code *}, also stands for what begins with it.
 */
final class ActionWords {
    private static final Map<ActionClass, String> STEMS = new EnumMap<>(Map.of(
            ActionClass.READ,
            "read get show list view fetch open check look display summarise summari* tell what which describe explain retrieve load extract"
                    + " lies lese zeig* liste offne fasse lis lire montre affiche resume leer lee muestra abre resume leggi mostra riassumi ler leia mostre"
                    + " resuma lees toon geef vat",
            ActionClass.SEARCH,
            "search find query lookup browse research such* suche finde cherche* trouve* busca* encuentra cerca* trova* procur* zoek* vind*",
            ActionClass.WRITE,
            "write create add update edit save set change rename move modify append insert upload schedule book plan draft copy translate fix log"
                    + " record register replace put store mark label note reschedule convert format make generate refactor implement erstell* schreib* speicher* ander* "
                    + " verschieb* trag* plane buche termin* anleg* leg hinzu* cree* ecris* ajoute* modifie* deplace* enregistre* planifie* reserve* crea* escrib*"
                    + " anade* guarda* cambia* mueve* programa* agenda* reserva* scriv* aggiung* salva* modifica* sposta* prenot* pianifica* cria* escrev* adicion*"
                    + " mova marque maak* schrijf* voeg* wijzig* verplaats* plan* boek*",
            ActionClass.SEND,
            "send email mail e-mail message reply answer forward share post tweet publish notify invite respond submit dm text call contact announce"
                    + " ping alert slack transmit distribute comment send* sende schick* antwort* weiterleit* leite* teil* veroffentlich* benachrichtig*"
                    + " einlad* lade mail* poste* envoi* envoy* reponds repond* transfere* partage* publie* invite* notifie* envia* envie* mand* responde* reenvia* comparte*"
                    + " publica* invita* avisa* notifica* invia* rispond* inoltra* condivid* pubblica* encaminh* compartilh* convid* avise stuur* verstuur*"
                    + " antwoord* deel* plaats* uitnodig* nodig verzend*",
            ActionClass.DELETE,
            "delete remove erase wipe purge drop clear clean uninstall cancel unsubscribe trash discard destroy archive truncate empty prune losch*"
                    + " entfern* storniere* kundig* abbestell* leere raum* supprim* efface* enlev* annul* nettoie* desinstall* vide elimin* borra* quita* cancela*"
                    + " limpia* vacia* cancell* rimuov* disdic* svuota* apag* exclu* remov* limp* verwijder* wis annuleer* opruim* ruim leeg",
            ActionClass.PAY,
            "pay transfer buy purchase order book reserve refund donate charge wire checkout subscribe withdraw tip invest trade sell top-up bezahl* zahl* uberweis*"
                    + " kauf* bestell* buche* spende* paie* paye* payer vire virement achete* commande* reserve* rembourse* paga* transfier* compra* pide pedir reserva*"
                    + " reembols* acquista* ordina* bonific* prenota* rimbors* pague transfir* compr* encomend* betaal* koop* bestel* boek* overmak* stort",
            ActionClass.EXECUTE,
            "run execute exec start launch install deploy build test compile debug restart reboot shell bash script command calculate compute plot"
                    + " analyse analyze fix train benchmark ausfuhr* fuhr* starte* installier* teste* berechne* baue* lance* execute* demarre* installe* calcule*"
                    + " ejecuta* corre inicia* instala* calcula* prueba* esegui* avvia* installa* calcola* execut* rode instal* voer* installeer* bereken* draai*",
            ActionClass.PERMISSION,
            "grant permission permissions access role roles admin revoke authorize authorise authorise* allow share invite promote chmod enable disable privilege"
                    + " privileges password policy zugriff* berecht* freigeb* gib rechte autorise* acces droits partage* permis* acceso conceda concede otorga* comparte* accesso"
                    + " permess* condivid* acesso permiss* compartilh* toegang rechten deel*"));

    private static final Map<String, List<ActionClass>> IMPLIED = Map.of(
            "book", List.of(ActionClass.PAY, ActionClass.WRITE),
            "schedule", List.of(ActionClass.WRITE, ActionClass.SEND),
            "invite", List.of(ActionClass.SEND, ActionClass.WRITE),
            "fix", List.of(ActionClass.WRITE, ActionClass.EXECUTE),
            "deploy", List.of(ActionClass.EXECUTE, ActionClass.WRITE),
            "test", List.of(ActionClass.EXECUTE),
            "merge", List.of(ActionClass.WRITE, ActionClass.EXECUTE),
            "move", List.of(ActionClass.WRITE, ActionClass.DELETE));

    private ActionWords() {}

    /** The kinds of action that a word may ask for. */
    static Set<ActionClass> asked(String word) {
        Set<ActionClass> classes = EnumSet.noneOf(ActionClass.class);
        STEMS.forEach((action, stems) -> {
            if (names(stems, word)) {
                classes.add(action);
            }
        });
        classes.addAll(IMPLIED.getOrDefault(word, List.of()));
        return classes;
    }

    private static boolean names(String stems, String word) {
        for (String stem : stems.split(" ")) {
            boolean open = stem.endsWith("*");
            String text = open ? stem.substring(0, stem.length() - 1) : stem;
            boolean starts =
                    (open || text.length() >= 5) && word.startsWith(text) && word.length() <= text.length() + 6;
            if (!text.isEmpty() && (word.equals(text) || starts)) {
                return true;
            }
        }
        return false;
    }
}

package dev.bartizan.inspection.links;

import dev.bartizan.inspection.links.Domains.Brand;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Hosts that are made to be taken for a well-known one. */
final class BrandSignals {
    private static final Set<String> LURES = Set.of(
            "secure",
            "login",
            "signin",
            "verify",
            "verification",
            "account",
            "accounts",
            "support",
            "update",
            "auth",
            "billing",
            "wallet",
            "alert",
            "alerts",
            "confirm",
            "recovery",
            "recover",
            "unlock",
            "bonus",
            "gift",
            "free",
            "prize",
            "security",
            "payment",
            "payments",
            "invoice",
            "refund",
            "helpdesk",
            "service",
            "services",
            "customer",
            "online",
            "access",
            "limited",
            "notification",
            "giveaway",
            "rewards",
            "reward",
            "claim",
            "tracking",
            "delivery",
            "parcel",
            "package",
            "webmail",
            "portal",
            "sso",
            "password",
            "reset",
            "official",
            "id",
            "validate",
            "airdrop",
            "kundenservice",
            "konto",
            "sicherheit",
            "connexion",
            "compte",
            "cuenta",
            "seguridad",
            "verifica",
            "accesso",
            "conta");
    private static final int NAME_MIN = 4;

    private final Domains domains;
    private final UnaryOperator<String> skeleton;
    private final List<Brand> brands;

    BrandSignals(Domains domains, UnaryOperator<String> skeleton) {
        this.domains = domains;
        this.skeleton = skeleton;
        this.brands = domains.brands();
    }

    void collect(Address address, List<LinkSignal> signals) {
        String host = address.unicodeHost();
        String registrable = domains.registrable(host);
        String suffix = domains.suffix(host);
        if (domains.owner(registrable).isPresent() || host.indexOf('.') < 0) {
            return;
        }
        String label = domains.label(host);
        if (disguised(host, label, signals)
                || named(label, suffix, address, signals)
                || combined(label, signals)
                || similar(label, signals)) {
            return;
        }
        subdomain(host, registrable, suffix, signals);
        path(address, signals);
    }

    /** Letters of other scripts that look like a brand, or two scripts in one name. */
    private boolean disguised(String host, String label, List<LinkSignal> signals) {
        if (host.chars().allMatch(c -> c < 0x80)) {
            return false;
        }
        String plain = skeleton.apply(label);
        for (String part : plain.split("-")) {
            Optional<Brand> brand = domains.named(plain).or(() -> domains.named(part));
            if (brand.isPresent() && !plain.equals(label)) {
                signals.add(new LinkSignal(
                        "homograph",
                        0.95,
                        "whose host imitates " + brand.get().domain() + " with letters of another script"));
                return true;
            }
        }
        if (Scripts.isMixed(label)) {
            signals.add(new LinkSignal("mixed-script", 0.65, "whose host mixes scripts in one name"));
            return true;
        }
        return similar(plain, signals);
    }

    /** The brand's own name under an ending that is not the brand's. */
    private boolean named(String label, String suffix, Address address, List<LinkSignal> signals) {
        Optional<Brand> brand = domains.named(label).filter(found -> label.length() >= NAME_MIN);
        if (brand.isEmpty()) {
            return false;
        }
        if (domains.isHosted(suffix)) {
            boolean lure = hasLure(address.path());
            double weight = domains.isProjectHost(suffix) ? lure ? 0.5 : 0 : lure ? 0.85 : 0.6;
            if (weight > 0) {
                signals.add(new LinkSignal(
                        "hosted",
                        weight,
                        "to a page named after " + brand.get().domain() + " where anybody may publish"));
            }
        } else if (Reserved.isCheap(suffix) && !brand.get().ordinary()) {
            signals.add(new LinkSignal(
                    "ending", 0.8, "with the name of " + brand.get().domain() + " under ." + suffix));
        }
        return true;
    }

    /** {@code secure-paypal}, {@code paypal-login}, {@code paypallogin}. */
    private boolean combined(String label, List<LinkSignal> signals) {
        String[] words = label.split("-");
        String plain = skeletonAscii(label);
        String[] plainWords = plain.split("-");
        boolean lure = Arrays.stream(words).anyMatch(LURES::contains);
        for (int i = 0; i < plainWords.length && words.length > 1; i++) {
            Optional<Brand> brand = domains.named(plainWords[i]).or(() -> Optional.empty());
            boolean imitated = i < words.length && !plainWords[i].equals(words[i]);
            if (brand.isPresent() && plainWords[i].length() >= NAME_MIN && (lure || imitated)) {
                signals.add(new LinkSignal(
                        "combined", 0.85, "whose host puts " + brand.get().domain() + " together with other words"));
                return true;
            }
        }
        for (String lureWord : words.length == 1 ? LURES : Set.<String>of()) {
            boolean ends = label.length() > lureWord.length()
                    && (label.endsWith(lureWord) || label.startsWith(lureWord))
                    && lureWord.length() > 3;
            String rest = !ends
                    ? ""
                    : label.endsWith(lureWord)
                            ? label.substring(0, label.length() - lureWord.length())
                            : label.substring(lureWord.length());
            Optional<Brand> brand = domains.named(rest).filter(found -> rest.length() >= 5 && !found.ordinary());
            if (brand.isPresent()) {
                signals.add(new LinkSignal(
                        "combined", 0.8, "whose host puts " + brand.get().domain() + " together with other words"));
                return true;
            }
        }
        return false;
    }

    /** One or two letters away from a brand. */
    private boolean similar(String label, List<LinkSignal> signals) {
        String plain = skeletonAscii(label);
        Optional<Brand> digits = plain.equals(label)
                ? Optional.empty()
                : domains.named(plain).filter(brand -> plain.length() >= NAME_MIN);
        if (digits.isPresent()) {
            signals.add(new LinkSignal(
                    "look-alike", 0.9, "whose host imitates " + digits.get().domain() + " with signs that look alike"));
            return true;
        }
        for (Brand brand : brands) {
            int length = brand.name().length();
            if (length < 6 || Math.abs(label.length() - length) > 2 || label.length() < 5) {
                continue;
            }
            Similarity.Edit edit = Similarity.between(label, brand.name());
            boolean slip = edit == Similarity.Edit.SWAPPED || edit == Similarity.Edit.DOUBLED;
            boolean one = edit == Similarity.Edit.ONE && !brand.ordinary() && !isPlural(label, brand.name());
            boolean two = edit == Similarity.Edit.TWO && !brand.ordinary() && length >= 9;
            if (slip || one || two) {
                double weight = two ? 0.6 : 0.8;
                signals.add(new LinkSignal(
                        "typo",
                        weight,
                        "whose host is " + (two ? "two letters" : "one letter") + " away from " + brand.domain()));
                return true;
            }
        }
        return false;
    }

    private static boolean isPlural(String label, String name) {
        return label.equals(name + "s");
    }

    private void subdomain(String host, String registrable, String suffix, List<LinkSignal> signals) {
        String base = domains.isHosted(suffix) ? suffix : registrable;
        if (host.length() <= base.length()) {
            return;
        }
        String before = host.substring(0, host.length() - base.length() - 1);
        String[] labels = before.split("\\.");
        for (int i = 0; i < labels.length; i++) {
            String plain = skeletonAscii(labels[i]);
            boolean whole = i + 1 < labels.length
                    && domains.owner(labels[i] + "." + labels[i + 1]).isPresent();
            boolean dashed =
                    plain.length() > 6 && domains.owner(plain.replace('-', '.')).isPresent() && plain.indexOf('-') > 0;
            if (whole || dashed) {
                signals.add(new LinkSignal(
                        "brand-subdomain",
                        0.9,
                        "whose host begins like a well-known one and belongs to " + registrable));
                return;
            }
            Optional<Brand> brand = domains.named(plain).filter(found -> plain.length() >= 5);
            boolean lure = hasLure(before) || hasLure(registrable);
            if (brand.isPresent() && lure && !domains.isProjectHost(suffix)) {
                signals.add(new LinkSignal(
                        "brand-subdomain",
                        0.8,
                        "that names " + brand.get().domain() + " and belongs to " + registrable));
                return;
            }
        }
        for (String label : labels) {
            if (label.indexOf('-') > 0 && combined(label, signals)) {
                return;
            }
        }
    }

    private void path(Address address, List<LinkSignal> signals) {
        String path = address.path();
        for (String segment : path.length() > 300 ? new String[0] : path.split("/")) {
            String name = segment.startsWith("www.") ? segment.substring(4) : segment;
            if (name.indexOf('.') > 0 && domains.owner(name).isPresent() && hasLure(path)) {
                signals.add(
                        new LinkSignal("brand-path", 0.6, "that names " + name + " in its path and leads elsewhere"));
                return;
            }
        }
    }

    private static boolean hasLure(String text) {
        return Arrays.stream(text.split("[./\\-_?=]", 40)).anyMatch(word -> word.length() > 2 && LURES.contains(word));
    }

    /** The letters that signs stand for: 0, 1, rn, vv. */
    private static String skeletonAscii(String label) {
        if (label.chars().noneMatch(c -> c >= '0' && c <= '9') && !label.contains("rn") && !label.contains("vv")) {
            return label;
        }
        return label.replace("rn", "m")
                .replace("vv", "w")
                .replace('0', 'o')
                .replace('1', 'l')
                .replace('3', 'e')
                .replace('5', 's')
                .replace('4', 'a')
                .replace('7', 't')
                .replace('8', 'b');
    }
}

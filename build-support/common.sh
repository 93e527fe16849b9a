# Shared by ./bartizan and ./dev: finds a JDK 25 and knows where things are.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '%s\n' "$*" >&2; }
fail() { say "error: $*"; exit 1; }

java_version() { "$1" -version 2>&1 | sed -n '1s/.*version "\([0-9]*\).*/\1/p'; }

# Prints the home of a JDK 25: JAVA_HOME, then the usual places, then the one on the path.
find_jdk() {
  local home
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/*25* /opt/*25* "$HOME"/.sdkman/candidates/java/25* /Library/Java/JavaVirtualMachines/*25*/Contents/Home; do
    [ -n "$home" ] && [ -x "$home/bin/javac" ] && [ "$(java_version "$home/bin/java")" = 25 ] && { printf '%s\n' "$home"; return; }
  done
  if command -v javac >/dev/null && [ "$(java_version java)" = 25 ]; then
    dirname "$(dirname "$(readlink -f "$(command -v javac)")")"
    return
  fi
  fail "no JDK 25 found (looked at JAVA_HOME, /usr/lib/jvm, /opt). Install Temurin 25 or set JAVA_HOME to one."
}

need_maven() { command -v mvn >/dev/null || fail "mvn is not on the path. Install Maven 3.8.7 or later (Debian: apt-get install maven)."; }

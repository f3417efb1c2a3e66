# Shared by the scripts beside it: where things stand, and getting what they need.
# shellcheck shell=bash
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { echo "== $*"; }

fail() {
  echo "Error: $*" >&2
  exit 1
}

# Node.js, in a version that Vite runs on.
need_node() {
  local get="Install Node.js 22 or newer from https://nodejs.org and try again."
  command -v node >/dev/null || fail "Node.js is missing. $get"
  command -v npm >/dev/null || fail "npm is missing; it comes with Node.js. $get"
  node -e '
    const [major, minor] = process.versions.node.split(".").map(Number);
    const enough = major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19);
    process.exit(enough ? 0 : 1);
  ' || fail "Node.js $(node --version) is too old; 20.19 or 22.12 is needed. $get"
}

# The Node packages of web/, as the lock file names them. Nothing to do when they are there already.
install_node_packages() {
  local stamp="$root/web/node_modules/.installed" wanted
  wanted="$(node --version) $(cksum <"$root/web/package-lock.json")"
  if [[ "$(cat "$stamp" 2>/dev/null || true)" != "$wanted" ]]; then
    say "Installing the Node packages"
    npm --prefix "$root/web" ci --no-audit --no-fund
    echo "$wanted" >"$stamp"
  fi
}

# The version that is installed here; .github/workflows/ci.yml names the same.
uv_version=0.13.9

# The command uv: the one installed, or else one of our own in .uv/, because many systems do not
# let pip install anything beside their own packages.
need_uv() {
  command -v uv >/dev/null && return
  if [[ ! -x "$root/.uv/bin/uv" ]]; then
    local python
    python=$(command -v python3 || command -v python) ||
      fail "Python is missing. Install Python 3.11, 3.12 or 3.13 from https://python.org and try again."
    say "Installing uv, which installs the Python packages"
    { "$python" -m venv "$root/.uv" && "$root/.uv/bin/python" -m pip install --quiet "uv==$uv_version"; } || {
      rm -rf "$root/.uv"
      fail "uv cannot be installed. Install it as https://docs.astral.sh/uv says and try again."
    }
  fi
  PATH="$root/.uv/bin:$PATH"
}

# The Python packages, as the lock file names them. They are compiled once, here: where Python keeps no
# bytecode of what it imports (PYTHONDONTWRITEBYTECODE), each process would compile TensorFlow anew.
install_python_packages() {
  need_uv
  say "Installing the Python packages"
  uv sync --quiet --locked --compile-bytecode --project "$root/python"
}

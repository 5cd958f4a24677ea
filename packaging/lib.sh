# SPDX-License-Identifier: GPL-3.0-or-later
# Shared by packaging/run and packaging/test; sourced by bash.

# install_packages LIST… — installs what of the lists is missing, asking nothing.
install_packages() {
    local installed missing=() package sudo=()
    installed=$(dpkg-query -W -f='${Package} ${Status}\n' | sed -n 's/ install ok installed$//p')
    while read -r package; do
        grep -qxF "$package" <<<"$installed" || missing+=("$package")
    done < <(grep -hv '^#' "$@")
    [ ${#missing[@]} -eq 0 ] && return 0
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || { echo "These packages are missing, and there is no sudo to install them: ${missing[*]}" >&2; return 1; }
        sudo=(sudo -n)
    fi
    echo "Installing ${#missing[@]} packages: ${missing[*]}" >&2
    "${sudo[@]}" apt-get update -qq >&2 || true
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
}

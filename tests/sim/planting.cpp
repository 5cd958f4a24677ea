// SPDX-License-Identifier: GPL-3.0-or-later
// Copies a source with the mistakes of plants.txt in it: planting PLANTS SOURCE NAME OUT. A mistake
// whose text is not in the source any more is left out and noted as stale.

#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

namespace {

std::string readAll(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

// The text between two lines of the same mark.
std::string block(std::istream &from, const std::string &end)
{
    std::string text;
    std::string line;
    while (std::getline(from, line) && line != end) {
        text += line + '\n';
    }
    return text;
}

} // namespace

int main(int argc, char *argv[])
{
    if (argc != 5) {
        return 2;
    }
    const std::string name = argv[3];
    std::string source = readAll(argv[2]);
    std::ifstream plants(argv[1]);
    std::string line;
    std::string plant;
    std::string file;
    std::string find;
    std::string stale;
    while (std::getline(plants, line)) {
        if (line.rfind("plant ", 0) == 0) {
            plant = line.substr(6, line.find(' ', 6) - 6);
        } else if (line.rfind("file ", 0) == 0) {
            file = line.substr(5);
        } else if (line == "find") {
            find = block(plants, "put");
            const std::string put = block(plants, "end");
            if (file != name) {
                continue;
            }
            const size_t at = source.find(find);
            if (at == std::string::npos || source.find(find, at + 1) != std::string::npos) {
                std::cerr << "planting: " << plant << " does not fit " << name << " any more\n";
                stale += "[[maybe_unused]] static const bool stale" + std::to_string(stale.size())
                    + " = endpaper::sim::noteStale(\"" + plant + "\");\n";
                continue;
            }
            source.replace(at, find.size(), put);
        }
    }
    std::ofstream out(argv[4], std::ios::binary);
    out << "#include \"tests/sim/plant.h\"\n#line 1 \"" << name << "\"\n" << source << stale;
    return out ? 0 : 1;
}

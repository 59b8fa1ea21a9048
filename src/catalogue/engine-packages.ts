/** One package of the engine, with the checksum that its archive must have. */
export interface EnginePackage {
  readonly name: string;
  readonly integrity: string;
}

/** The kinds of engine that can be installed. */
export const engineKinds = ["cpu", "cuda", "vulkan"] as const;
export type EngineKind = (typeof engineKinds)[number];

/** The last version of the engine with packages for all systems. */
export const engineVersion = "3.21.1";

/** What every kind needs. Checksums: the packages' own metadata, 2026-11-24. */
export const engineCore: EnginePackage = {
  name: "node-llama-cpp",
  integrity: "sha512-E3N0Ev2Va0wzydvXYFwM9Hvyo07PoWjt8T/9GMc43Cvt8YkV/NU/tYUgEMC1grTPv2o9PRjQi0G3Wb5P/awiMg==",
};

/** What computes, by `process.platform`, `process.arch` and kind. On a Mac with an M chip the one package holds Metal. */
export const enginePackages: Readonly<Record<string, Partial<Readonly<Record<EngineKind, readonly EnginePackage[]>>>>> = {
  "linux-x64": {
    cpu: [engine("linux-x64", "sha512-Totj6RTDMGo3FoK2yNUaz/oGmZD0olAqTrRluFUWmu0kW2i9TOzHSW0OWCAiGkzRCVX0WsU2CyUQo/W2NYtdPA==")],
    cuda: [
      engine("linux-x64-cuda", "sha512-idsE55VoD/FbvLhnBC9krUJaUoC0XnebseAAnCpm/brKf61HEbu+idgbb5eN6mxkjLSrHtILprJ0nDcUJjVrFg=="),
      engine("linux-x64-cuda-ext", "sha512-1PuURowccBcks3CCoMe1mTHh5vD0V5bFHMUEgtbI/OSDjpP+Pdbn+lf42CGUrepTzR8kCH1HovQ7d8q6/vuIKA=="),
    ],
    vulkan: [engine("linux-x64-vulkan", "sha512-flEeSzONQ6OIm5bYKLQf4eEnBzcC5WugFbyPUwkCqyyOFZ8pH0H9ulQ7ZNDLSIczeKneMRJornlyY1Hq7d3GDA==")],
  },
  "linux-arm64": {
    cpu: [engine("linux-arm64", "sha512-eI3anSEGzJiwF2rpMpZVTdHzw47LztbvfvuRzlu/fPO18ROnBOd+75RPUBlV6qENPpmNtbov85+3VODwEwBurg==")],
  },
  "darwin-arm64": {
    cpu: [engine("mac-arm64-metal", "sha512-6MIDAZV7DXD9R1+jEXWJkFuolni3GATGE6mmuyFYc6ZmtOh9djAy15df0T0AXK3sCmVKL+fQcOAWZezxx4MvQQ==")],
  },
  "darwin-x64": {
    cpu: [engine("mac-x64", "sha512-Q4nyNmbcNiKygBZQZjX+qLk2w3YzoiFpLWsxNURQN7xjyUi2p2rWxjRa7Otg0FrjGf/ri4aQ+X3Uj5Y0zD06eg==")],
  },
  "win32-x64": {
    cpu: [engine("win-x64", "sha512-JcIpCnra7bAd7JNWA8ehdn2DIRaTMuj+fBC8bw+5rKSNzszWFbuj2XA05c5QHovonDMBLN1ePXE/hcfZtzXoUQ==")],
    cuda: [
      engine("win-x64-cuda", "sha512-PLz70neFEMkQTlmJqG1ujUtCSgHasLPMxQ9rLkqQVmZYAXqkRj+45TIHCjdn3XqUeaoun0vrO9rRaxZ8NVq9jg=="),
      engine("win-x64-cuda-ext", "sha512-L2MxLVEYPDDe4O8EDWPmX6brldc9+Vt9hNoT/anj3pSnmrjkQcmaoKhHs6oP5qhEhb5Uog0rj6lgzNGtJO3p9Q=="),
    ],
    vulkan: [engine("win-x64-vulkan", "sha512-HJ237Azh5m4Sz+w3A1IU/fYLaSDOocskcfn2ILTgqTuuORCB86EMnu3Yt/XsNhRHTtEiwz1Q/E0mO4PLIbZLAA==")],
  },
  "win32-arm64": {
    cpu: [engine("win-arm64", "sha512-/UDR7Y0B8iKfc/tqxBmWkcgRdZQ9Wrkwod7fYl4J6iZXcTIj286RkHvZSED7VMY67TrcUXVvxJVMNFtmjeYnDg==")],
  },
};

function engine(system: string, integrity: string): EnginePackage {
  return { name: `@node-llama-cpp/${system}`, integrity };
}

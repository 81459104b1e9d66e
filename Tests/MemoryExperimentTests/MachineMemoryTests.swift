import MemoryExperiment
import Testing

@Suite("The memory of the machine")
struct MachineMemoryTests {
    @Test("is limited by the strictest control group, in either version")
    func groups() {
        let second = [
            "/proc/self/cgroup": "0::/user/job\n", "/sys/fs/cgroup/user/job/memory.max": "max\n",
            "/sys/fs/cgroup/user/memory.max": "3000\n", "/sys/fs/cgroup/memory.max": "5000\n",
        ]
        #expect(MachineMemory.limit(ofMachine: 10_000) { second[$0] } == 3_000)
        #expect(MachineMemory.limit(ofMachine: 2_000) { second[$0] } == 2_000)
        let first = [
            "/proc/self/cgroup": "5:cpu,cpuacct:/a\n4:memory:/docker/b\n",
            "/sys/fs/cgroup/memory/docker/b/memory.limit_in_bytes": "4096\n",
            "/sys/fs/cgroup/memory/memory.limit_in_bytes": "9223372036854771712\n",
        ]
        #expect(MachineMemory.limit(ofMachine: 10_000) { first[$0] } == 4_096)
    }

    @Test(
        "is not limited by missing or unreadable control groups",
        arguments: ["", "0::/\n", "nonsense", "a:b"])
    func none(text: String) {
        #expect(MachineMemory.limit(ofMachine: 10_000) { $0 == "/proc/self/cgroup" ? text : "no number" } == 10_000)
    }

    @Test("is more than 64 MiB here")
    func here() { #expect(MachineMemory.limit > 1 << 26) }
}

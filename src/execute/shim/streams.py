# streams: what other programs and C code print is part of the cell that called them.

import sys
import time


def install(shell):
    def settle():
        """Waits until ipykernel's reader has taken what lies in the pipes of descriptors 1 and 2."""
        for stream in (sys.stdout, sys.stderr):
            pipe = getattr(stream, "_fid", None)
            if pipe is None:
                continue
            for _ in range(100):
                if waiting(pipe) == 0:
                    break
                time.sleep(0.001)

    shell.events.register("post_execute", settle)


def waiting(pipe):
    try:
        import fcntl
        import struct
        import termios

        return struct.unpack("i", fcntl.ioctl(pipe, termios.FIONREAD, b"\0\0\0\0"))[0]
    except (ImportError, OSError):
        return 0

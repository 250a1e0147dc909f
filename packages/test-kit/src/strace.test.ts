import { expect, test } from 'bun:test';
import { parseTrace } from './strace.ts';

test('[R2] reading, failing and talking touch no file', () => {
  const report = parseTrace(
    [
      '71 openat(AT_FDCWD</srv>, "index.html", O_RDONLY|O_CLOEXEC) = 9</srv/index.html>',
      '71 openat(AT_FDCWD</srv>, "/etc/x", O_RDWR) = -1 ENOENT (No such file or directory)',
      '71 write(1<pipe:[4711]>, ""..., 47) = 47',
      '72 write(12<socket:[42]>, ""..., 100) = 90',
      '72 write(5<anon_inode:[eventfd]>, ""..., 8) = 8',
      '73 write(1</dev/null>, ""..., 9) = 9',
      '72 +++ exited with 0 +++',
    ].join('\n'),
  );
  expect(report.touchedFiles).toEqual([]);
  expect(report.writtenBytes).toEqual({ stdout: 47, socket: 90, eventfd: 8, '/dev/null': 9 });
  expect(report.calls).toBe(6);
});

test('[R2] every way of touching a file is told by its name', () => {
  const report = parseTrace(
    [
      '71 openat(AT_FDCWD</srv>, "a", O_WRONLY|O_CREAT|O_APPEND|O_CLOEXEC, 0666) = 9</srv/a>',
      '71 open("b", O_RDWR) = 9</srv/b>',
      '71 mkdir("c", 0777) = 0',
      '71 rename("d", "e") = 0',
      '71 write(9</srv/a>, ""..., 5) = 5',
      '71 io_uring_setup(256, {flags=0}) = 11<anon_inode:[io_uring]>',
    ].join('\n'),
  );
  expect(report.touchedFiles).toEqual(['a', 'b', 'c', 'd', 'through io_uring_setup']);
  expect(report.writtenBytes).toEqual({ '/srv/a': 5 });
});

test('[R2] whom it spoke to by itself is told, also when nobody answered', () => {
  const report = parseTrace(
    [
      '71 connect(8<socket:[1]>, {sa_family=AF_UNIX, sun_path=@"own-1f"}, 44) = 0',
      '71 connect(8<socket:[2]>, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("192.0.2.1")}, 16) = -1 EINPROGRESS (Operation now in progress)',
      '71 connect(8<socket:[3]>, {sa_family=AF_INET6, sin6_port=htons(443), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "2001:db8::1", &sin6_addr), sin6_scope_id=0}, 28) = 0',
    ].join('\n'),
  );
  expect(report.connectedTo).toEqual(['192.0.2.1:53', '2001:db8::1:443', '@own-1f']);
});

test('[R2] a call told in two halves counts as one', () => {
  const report = parseTrace(
    [
      '71 openat(AT_FDCWD</srv>, "a", O_WRONLY|O_CREAT, 0666 <unfinished ...>',
      '72 write(2<pipe:[1]>, ""..., 3) = 3',
      '71 <... openat resumed>) = 9</srv/a>',
    ].join('\n'),
  );
  expect(report.touchedFiles).toEqual(['a']);
  expect(report.writtenBytes).toEqual({ stderr: 3 });
});

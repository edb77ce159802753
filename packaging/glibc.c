// glibc 2.35 gave hypot and hypotf new names of version, and they alone asked for it: with the old ones, which every later
// glibc has too and which count the same, the program starts on 2.34 (the RHEL 9 family). x86-64 alone.
double old_hypot(double, double);
float old_hypotf(float, float);
__asm__(".symver old_hypot,hypot@GLIBC_2.2.5");
__asm__(".symver old_hypotf,hypotf@GLIBC_2.2.5");
__attribute__((visibility("hidden"))) double hypot(double x, double y) { return old_hypot(x, y); }
__attribute__((visibility("hidden"))) float hypotf(float x, float y) { return old_hypotf(x, y); }

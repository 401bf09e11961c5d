@echo off
rem Starts Slipway on Windows, in the same spirit as the shell launcher beside it. NOT YET RUN ON A WINDOWS MACHINE: it was
rem written from the documentation; whoever tries it first, please say what happened.
rem It finds a JDK, builds the program when it is not built or was asked for (slipway.cmd --build), and hands every argument
rem on. Unlike the shell launcher it does not notice changed sources, and it makes no cache of classes.
rem SLIPWAY_JAVA_OPTS holds further options for the Java virtual machine.
setlocal EnableExtensions DisableDelayedExpansion
set "WANTED=25"
set "HERE=%~dp0"
set "HERE=%HERE:~0,-1%"
set "BUILT=%HERE%\app\target\slipway"
set "JDK="

if defined JAVA_HOME call :try "%JAVA_HOME%"
for %%J in (javac.exe) do if not "%%~$PATH:J"=="" call :try "%%~dp$PATH:J.."
for %%R in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\BellSoft" "%LOCALAPPDATA%\Programs\Eclipse Adoptium" "%USERPROFILE%\.jdks" "%USERPROFILE%\.gradle\jdks" "%USERPROFILE%\scoop\apps") do (
  if exist "%%~R" for /d %%D in ("%%~R\*") do (
    call :try "%%~D"
    rem Scoop keeps each version in a folder of its own and links the newest as current.
    call :try "%%~D\current"
  )
)
if not defined JDK (
  echo Slipway needs a JDK %WANTED% or newer and found none: install one, for example Temurin from https://adoptium.net, or point JAVA_HOME to it. 1>&2
  exit /b 1
)

if "%~1"=="--build" goto build
if not exist "%BUILT%\built" goto build
goto start

:build
where mvn >nul 2>nul
if errorlevel 1 (
  echo Slipway builds itself before its first start and needs Maven 3.8 or newer for that: install it, then start Slipway again. 1>&2
  exit /b 1
)
echo Building Slipway. The first time takes some minutes. 1>&2
pushd "%HERE%"
set "CALLER_JAVA_HOME=%JAVA_HOME%"
set "JAVA_HOME=%JDK%"
rem Maven's own libraries use what JDK 24 and newer warn about.
set "MAVEN_OPTS=%MAVEN_OPTS% --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
call mvn -B -ntp -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -Dmaven.test.skip=true -Dspotless.check.skip -pl app -am package 1>&2
set "FAILED=%ERRORLEVEL%"
set "JAVA_HOME=%CALLER_JAVA_HOME%"
popd
if not "%FAILED%"=="0" (
  echo Slipway could not be built; the lines above say why. Nothing else was changed. 1>&2
  exit /b 1
)
type nul > "%BUILT%\built"
if "%~1"=="--build" exit /b 0

:start
rem Threads of boosting that wait must sleep; spinning, they take the cores from other work.
if not defined OMP_WAIT_POLICY set "OMP_WAIT_POLICY=passive"
"%JDK%\bin\java.exe" --module-path "%BUILT%\javafx" --add-modules javafx.controls,javafx.fxml,javafx.swing --enable-native-access=javafx.graphics,ALL-UNNAMED -XX:+UseParallelGC -XX:InitialRAMPercentage=6 -XX:MaxRAMPercentage=50 -XX:NewRatio=1 "-Dslipway.home=%HERE%" %SLIPWAY_JAVA_OPTS% -cp "%BUILT%\slipway.jar" dev.slipway.app.Main %*
exit /b %ERRORLEVEL%

rem Takes the folder %1 if it holds a JDK that is new enough and none was taken before.
:try
if defined JDK exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
set "MAJOR=0"
for /f "tokens=2 delims==" %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do for /f "tokens=1 delims=." %%M in ("%%~V") do set "MAJOR=%%M"
if %MAJOR% GEQ %WANTED% set "JDK=%~f1"
exit /b 0

<?php
/**
 * What a web server does for WordPress, for `php -S`.
 *
 * @package Payitoff_Link
 */

$payitoff_path = rawurldecode( parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ) );
$payitoff_root = $_SERVER['DOCUMENT_ROOT'];

// The site's own wp-content/ is not below the root of this server.
if ( 0 === strpos( $payitoff_path, '/wp-content/' ) ) {
	$payitoff_file = realpath( getenv( 'PAYITOFF_SITE' ) . $payitoff_path );
	$payitoff_home = realpath( getenv( 'PAYITOFF_SITE' ) . '/wp-content' );
	$payitoff_type = array(
		'css'   => 'text/css',
		'js'    => 'text/javascript',
		'png'   => 'image/png',
		'webp'  => 'image/webp',
		'woff2' => 'font/woff2',
	)[ pathinfo( $payitoff_path, PATHINFO_EXTENSION ) ] ?? null;
	if ( $payitoff_file && $payitoff_type && 0 === strpos( $payitoff_file, $payitoff_home ) ) {
		header( "Content-Type: $payitoff_type" );
		readfile( $payitoff_file );
		return true;
	}
	http_response_code( 404 );
	return true;
}

if ( is_dir( $payitoff_root . $payitoff_path ) ) {
	$payitoff_path = rtrim( $payitoff_path, '/' ) . '/index.php';
}
if ( is_file( $payitoff_root . $payitoff_path ) ) {
	if ( 'php' !== pathinfo( $payitoff_path, PATHINFO_EXTENSION ) ) {
		return false;
	}
	$_SERVER['SCRIPT_NAME']     = $payitoff_path;
	$_SERVER['PHP_SELF']        = $payitoff_path;
	$_SERVER['SCRIPT_FILENAME'] = $payitoff_root . $payitoff_path;
	chdir( dirname( $payitoff_root . $payitoff_path ) );
	require $payitoff_root . $payitoff_path;
	return true;
}
$_SERVER['SCRIPT_NAME'] = '/index.php';
$_SERVER['PHP_SELF']    = '/index.php';
require $payitoff_root . '/index.php';
return true;
